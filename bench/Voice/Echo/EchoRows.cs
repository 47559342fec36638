using System.Diagnostics;
using CallCenter.Audio;
using CallCenter.Audio.Echo;

namespace CallCenter.Voice.Echo;

/// <summary>The canceller against libspeexdsp on the same sound.</summary>
internal static class EchoRows
{
    private const double Seconds = 12;

    /// <summary>Measures and prints.</summary>
    public static void Print(bool quick)
    {
        if (Recordings.Installed("en", "fr").Length < 2 || !SpeexCanceller.IsInstalled)
        {
            Console.WriteLine("echo left out: needs Debian's asterisk-core-sounds-en-wav, asterisk-core-sounds-fr-wav and libspeexdsp1");
            return;
        }

        int[] rates = quick ? [16_000] : [16_000, 24_000];
        foreach (var rate in rates)
            PrintErle(rate);
        foreach (var rate in (int[])[16_000, 24_000])
            PrintCost(rate);
    }

    private static void PrintErle(int rate)
    {
        var sent = Recordings.Speech("en", 20, rate, -20, Seconds);
        double[] sound = [.. sent.Select(sample => (double)sample)];
        var noise = Noise.White(sent.Length, -72, 5);
        var echo = EchoSignals.Through(sound, rate, 150, -10, 1);
        var other = EchoSignals.Through(sound, rate, 120, -10, 2);
        var late = EchoSignals.Through(sound, rate, 400, -10, 1);
        double[] changed = [.. echo.Take(4 * rate), .. other.Skip(4 * rate)];
        (string Name, double[] Echo, double From, double To)[] cases =
        [
            ("first_second", echo, 1, 2), ("steady", echo, 4, 12), ("delay_400ms", late, 3, 12), ("drift_100ppm", EchoSignals.Drifting(echo, 100), 1, 12),
            ("overdriven", EchoSignals.Through(EchoSignals.Overdriven(sound, 6_000), rate, 150, -10, 1), 1, 12), ("path_changed", changed, 6, 12),
        ];
        foreach (var (name, returned, from, to) in cases)
        {
            var heard = EchoSignals.Heard(returned, noise);
            var peer = EchoSignals.Reduction(heard, Peer(sent, heard, rate, suppresses: false), rate, from, to);
            var row = $"erle.{rate / 1000}k.{name}";
            Report.AtLeast(row, EchoSignals.Reduction(heard, Ours(sent, heard, rate), rate, from, to), "dB", name is "first_second" or "steady" ? Math.Max(25, peer) : peer);
            Report.Note($"{row}/speex", peer, "dB");
            Report.Note($"{row}/speex+preprocessor", EchoSignals.Reduction(heard, Peer(sent, heard, rate, suppresses: true), rate, from, to), "dB");
        }

        var caller = Recordings.Speech("fr", 30, rate, -24, Seconds);
        caller.AsSpan(0, 4 * rate).Clear();
        var both = EchoSignals.Heard(echo, noise, [.. caller.Select(sample => (double)sample)]);
        Report.AtMost($"double_talk.{rate / 1000}k.attenuation", EchoSignals.Attenuation(caller, Ours(sent, both, rate)), "dB", 3);
        Report.Note($"double_talk.{rate / 1000}k.attenuation/speex", EchoSignals.Attenuation(caller, Peer(sent, both, rate, suppresses: false)), "dB");
    }

    private static void PrintCost(int rate)
    {
        var sent = Recordings.Speech("en", 20, rate, -20, Seconds);
        var heard = EchoSignals.Heard(EchoSignals.Through([.. sent.Select(sample => (double)sample)], rate, 150, -10, 1));
        var silence = new short[sent.Length];
        var frames = sent.Length / (rate / 50);
        var ours = Time(() => Ours(sent, heard, rate), frames);
        var peer = Time(() => Peer(sent, heard, rate, suppresses: false), frames);
        Report.AtMost($"cost.{rate / 1000}k.canceller", ours, "us", 20);
        Report.AtMost($"cost.{rate / 1000}k.canceller/speex", ours / peer, "x", 1);
        Report.AtMost($"cost.{rate / 1000}k.canceller.nothing_sent", Time(() => Ours(silence, heard, rate), frames), "us", 5);
    }

    // The best of some passes, the first of which warm up; in microseconds a frame.
    private static double Time(Action pass, int frames)
    {
        var best = double.MaxValue;
        for (var n = 0; n < 8; n++)
        {
            var started = Stopwatch.GetTimestamp();
            pass();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / frames);
        }

        return best;
    }

    private static short[] Ours(short[] sent, short[] heard, int rate)
    {
        var format = new PcmFormat(rate);
        var canceller = new EchoCanceller(format);
        var cleaned = new short[heard.Length];
        for (var at = 0; at + format.SamplesPerFrame <= heard.Length; at += format.SamplesPerFrame)
        {
            canceller.Played(sent.AsSpan(at, format.SamplesPerFrame));
            canceller.Cancel(heard.AsSpan(at, format.SamplesPerFrame), cleaned.AsSpan(at, format.SamplesPerFrame));
        }

        return cleaned;
    }

    private static short[] Peer(short[] sent, short[] heard, int rate, bool suppresses)
    {
        using var canceller = new SpeexCanceller(rate, suppresses);
        var cleaned = new short[heard.Length];
        for (var at = 0; at + (rate / 50) <= heard.Length; at += rate / 50)
            canceller.Cancel(heard.AsSpan(at, rate / 50), sent.AsSpan(at, rate / 50), cleaned.AsSpan(at, rate / 50));
        return cleaned;
    }
}
