using CallCenter.Audio;
using CallCenter.Audio.Detection;
using CallCenter.Voice.Detection;

namespace CallCenter.Voice.Training;

/// <summary>English prompts in each kind of noise, with clicks. Nobody but English speakers is in the babble either.</summary>
/// <param name="Skip">Recordings to leave out at the beginning.</param>
/// <param name="Prompts">Number of prompts in a row.</param>
/// <param name="Rate">Samples a second.</param>
/// <param name="Level">Loudness of the prompts, in dB relative to full scale.</param>
/// <param name="Seed">Of pauses, noise and clicks.</param>
/// <param name="AtOnce">Whether speech begins with the call.</param>
/// <param name="Ratios">Power of the speech over that of the noise, in dB.</param>
internal sealed record Lesson(int Skip, int Prompts, int Rate, double Level, int Seed, bool AtOnce, double[] Ratios)
{
    private const string Language = "en";

    /// <summary>
    /// All of them: long calls at three levels and at both rates; and short ones that begin with speech, in next to no noise and in some.
    /// </summary>
    public static Lesson[] All { get; } =
    [
        Long(10, 16_000, -24, 3),
        Long(60, 16_000, -34, 11),
        Long(120, 16_000, -16, 13),
        Long(180, 24_000, -24, 17),
        .. Enumerable.Range(0, 6).Select(n => new Lesson(240 + (12 * n), 8, 16_000, -14 - (4 * n), 20 + n, AtOnce: true, [60, 10])),
    ];

    /// <summary>Every frame of the lesson, through the product's own measurements, in a fixed order.</summary>
    public Example[] Examples()
    {
        var speech = new LabelledSpeech(Language, Skip, Prompts, Rate, Level, Seed, AtOnce);
        var random = new Random(Seed);
        var examples = new List<Example>();
        foreach (var kind in Noise.Kinds)
        {
            var noise = Noise.Of(kind, speech.Samples, Rate, Seed + 7, Language);
            foreach (var ratio in Ratios)
            {
                var sound = speech.In(noise, ratio);
                Clicks.AddTo(sound, Rate, random);
                examples.AddRange(Measure(sound, speech.Labels));
            }
        }

        return [.. examples];
    }

    private static Lesson Long(int skip, int rate, double level, int seed) => new(skip, 60, rate, level, seed, AtOnce: false, [30, 20, 10, 5, 0]);

    private IEnumerable<Example> Measure(short[] sound, bool[] labels)
    {
        var features = new SpeechFeatures(new PcmFormat(Rate));
        var frame = Rate / 50;
        for (var n = 0; n < labels.Length; n++)
        {
            features.Add(sound.AsSpan(n * frame, frame));
            yield return new Example(features.Values.ToArray(), labels[n]);
        }
    }
}
