using CallCenter.Audio;
using CallCenter.Audio.Detection;

namespace CallCenter.Voice.Training;

/// <summary>Sound that the detector's network learns from, with what is true of each frame.</summary>
/// <param name="Rate">Samples a second.</param>
internal abstract record Lesson(int Rate)
{
    /// <summary>
    /// All of them: long calls at three levels and at both rates; short ones that begin with speech, in next to no noise and in some;
    /// and calls in which nothing is heard but what the canceller left of an echo.
    /// </summary>
    public static Lesson[] All { get; } =
    [
        Long(10, 16_000, -24, 3),
        Long(60, 16_000, -34, 11),
        Long(120, 16_000, -16, 13),
        Long(180, 24_000, -24, 17),
        .. Enumerable.Range(0, 6).Select(n => new NoisyLesson(240 + (12 * n), 8, 16_000, -14 - (4 * n), 20 + n, AtOnce: true, [60, 10])),
        .. Enumerable.Range(0, 36).Select(n => new EchoLesson(40 + (8 * n), n % 4 == 3 ? 24_000 : 16_000, 10 + (12 * n), -6 - (n % 5 * 4), -58 - (n % 3 * 6), 100 + n)),
    ];

    /// <summary>Every frame of the lesson, through the product's own measurements, in a fixed order.</summary>
    public abstract Example[] Examples();

    /// <summary>Measures sound frame by frame.</summary>
    /// <param name="sound">The sound of a call from its beginning.</param>
    /// <param name="labels">By frame: whether it is speech.</param>
    protected IEnumerable<Example> Measure(short[] sound, bool[] labels)
    {
        var features = new SpeechFeatures(new PcmFormat(Rate));
        var frame = Rate / 50;
        for (var n = 0; n < labels.Length; n++)
        {
            features.Add(sound.AsSpan(n * frame, frame));
            yield return new Example(features.Values.ToArray(), labels[n]);
        }
    }

    private static NoisyLesson Long(int skip, int rate, double level, int seed) => new(skip, 60, rate, level, seed, AtOnce: false, [30, 20, 10, 5, 0]);
}
