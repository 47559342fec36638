using System.Diagnostics;
using CallCenter.Audio;
using CallCenter.Audio.Detection;
using CallCenter.Audio.Gate;
using CallCenter.Voice.Detection;

namespace CallCenter.Voice.Gate;

/// <summary>What the noise gate takes of the noise between words, what of the words, and what it costs.</summary>
internal static class GateRows
{
    private const int Rate = 16_000;
    private const int Skip = 40;

    /// <summary>Measures and prints.</summary>
    public static void Print(bool quick)
    {
        var languages = Recordings.Installed("fr", "es", "it", "ru");
        if (languages.Length == 0)
        {
            Console.WriteLine("noise gate left out: needs Debian's asterisk-core-sounds-fr-wav, -es-wav, -it-wav or -ru-wav");
            return;
        }

        var speech = languages.Select(language => new LabelledSpeech(language, Skip, quick ? 10 : 40, Rate)).ToArray();
        foreach (var ratio in (double[])[20, 10, 5, 0])
        {
            foreach (var noise in Noise.Kinds)
            {
                var (speechLost, noiseLost, whole) = Measure(speech, noise, ratio);
                var row = $"gate.{ratio}dB.{noise}";
                Report.AtMost($"{row}.speech_lost", speechLost, "dB", 0.5);
                Report.Note($"{row}.speech_frames_whole", whole, "share");
                Report.Note($"{row}.noise_lost", noiseLost, "dB");
            }
        }

        foreach (var rate in (int[])[16_000, 24_000])
            PrintCost(rate);
    }

    // Power in dB, of the frames with speech and of those without; and the share of the frames with speech that passed as they were.
    private static (double SpeechLost, double NoiseLost, double Whole) Measure(LabelledSpeech[] speech, string noise, double ratio)
    {
        var (before, after) = (new double[2], new double[2]);
        var (frames, whole) = (0, 0);
        foreach (var one in speech)
        {
            var (detector, gate) = (new SpeechDetector(new PcmFormat(Rate)), new NoiseGate(new PcmFormat(Rate)));
            var sound = one.In(noise, ratio);
            for (var n = 0; n < one.Labels.Length; n++)
            {
                var frame = sound.AsSpan(n * Rate / 50, Rate / 50);
                var kind = one.Labels[n] ? 1 : 0;
                before[kind] += Power(frame);
                detector.IsSpeech(frame);
                gate.Pass(frame, detector.MayBeSpeech);
                after[kind] += Power(frame);
                frames += kind;
                whole += gate.IsOpen ? kind : 0;
            }
        }

        return (Decibels(before[1] / after[1]), Decibels(before[0] / after[0]), (double)whole / frames);
    }

    private static double Power(ReadOnlySpan<short> samples)
    {
        var power = 0.0;
        foreach (var sample in samples)
            power += (double)sample * sample;
        return power;
    }

    private static double Decibels(double ratio) => 10 * Math.Log10(ratio);

    // The best of some passes, the first of which warm up; the gate is open in every second half-second.
    private static void PrintCost(int rate)
    {
        short[] sound = [.. Noise.White(12 * rate, -45, 5).Select(sample => (short)sample)];
        var (frame, best) = (rate / 50, double.MaxValue);
        for (var n = 0; n < 8; n++)
        {
            var (gate, passed) = (new NoiseGate(new PcmFormat(rate)), (short[])sound.Clone());
            var started = Stopwatch.GetTimestamp();
            for (var at = 0; at + frame <= passed.Length; at += frame)
                gate.Pass(passed.AsSpan(at, frame), at % rate < rate / 2);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / (passed.Length / frame));
        }

        Report.AtMost($"cost.{rate / 1000}k.gate", best, "us", 3);
    }
}
