using System.Diagnostics;
using CallCenter.Audio;
using CallCenter.Audio.Detection;

namespace CallCenter.Voice.Detection;

/// <summary>The detector against WebRTC's on prompts in noise, in languages that it was not taught with.</summary>
internal static class DetectionRows
{
    private const int Rate = 16_000;
    private const int Skip = 40;

    /// <summary>Measures and prints.</summary>
    public static void Print(bool quick)
    {
        var languages = Recordings.Installed("fr", "es", "it", "ru");
        if (languages.Length == 0)
        {
            Console.WriteLine("detection left out: needs Debian's asterisk-core-sounds-fr-wav, -es-wav, -it-wav or -ru-wav");
            return;
        }

        var speech = languages.Select(language => new LabelledSpeech(language, Skip, quick ? 10 : 40, Rate)).ToArray();
        if (WebRtcDetector.Missing is { } missing)
            Console.WriteLine($"WebRTC's detector left out, it takes: {missing}");
        foreach (var ratio in (double[])[20, 10, 5, 0])
            PrintRatio(speech, ratio);
        foreach (var rate in (int[])[16_000, 24_000])
            PrintCost(rate);
    }

    private static void PrintRatio(LabelledSpeech[] speech, double ratio)
    {
        var sounds = speech.SelectMany(one => Noise.Kinds.Select(noise => (noise, one.Labels, Sound: one.In(noise, ratio)))).ToArray();
        var ours = sounds.Select(sound => Ours(sound.Sound, Rate)).ToArray();
        var peer = WebRtcDetector.Missing is null ? WebRtcDetector.Judge([.. sounds.Select(sound => sound.Sound)], Rate) : null;
        foreach (var noise in (string?[])[.. Noise.Kinds, null])
        {
            var chosen = Enumerable.Range(0, sounds.Length).Where(n => noise is null || string.Equals(sounds[n].noise, noise, StringComparison.Ordinal)).ToArray();
            var score = F1(chosen.Select(n => (sounds[n].Labels, ours[n])));
            var row = $"f1.{ratio}dB.{noise ?? "all"}";
            if (peer is null)
            {
                Report.Note(row, score, "");
                continue;
            }

            var peerScore = F1(chosen.Select(n => (sounds[n].Labels, peer[n])));
            if (noise is null)
                Report.AtLeast(row, score, "", peerScore);
            else
                Report.Note(row, score, "");
            Report.Note($"{row}/webrtc", peerScore, "");
        }
    }

    private static void PrintCost(int rate)
    {
        var sound = Recordings.Speech("fr", Skip, rate, -24, 12);
        var best = double.MaxValue;
        for (var n = 0; n < 8; n++)
        {
            var started = Stopwatch.GetTimestamp();
            Ours(sound, rate);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / (sound.Length / (rate / 50)));
        }

        Report.AtMost($"cost.{rate / 1000}k.detector", best, "us", 4);
    }

    private static bool[] Ours(short[] sound, int rate)
    {
        var detector = new SpeechDetector(new PcmFormat(rate));
        var frame = rate / 50;
        return [.. Enumerable.Range(0, sound.Length / frame).Select(n => detector.IsSpeech(sound.AsSpan(n * frame, frame)))];
    }

    private static double F1(IEnumerable<(bool[] Labels, bool[] Decisions)> sounds)
    {
        var (hits, falseAlarms, misses) = (0, 0, 0);
        foreach (var (label, decision) in sounds.SelectMany(sound => sound.Labels.Zip(sound.Decisions)))
        {
            hits += label && decision ? 1 : 0;
            falseAlarms += !label && decision ? 1 : 0;
            misses += label && !decision ? 1 : 0;
        }

        return 2.0 * hits / ((2 * hits) + falseAlarms + misses);
    }
}
