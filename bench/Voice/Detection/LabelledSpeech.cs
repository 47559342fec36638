using CallCenter.Audio;

namespace CallCenter.Voice.Detection;

/// <summary>Prompts with pauses between them, and for each frame whether it is speech.</summary>
/// <remarks>A frame is speech if it is within 35 dB of the loudest one of the clean sound; gaps of up to 100 ms belong to the speech.</remarks>
internal sealed class LabelledSpeech
{
    private const double Range = 35;
    private const int LongestGap = 5;

    private readonly short[] _clean;
    private readonly int _rate;

    /// <summary>Takes prompts of a language.</summary>
    /// <param name="language">One of those installed.</param>
    /// <param name="skip">Recordings to leave out at the beginning.</param>
    /// <param name="prompts">Number of prompts.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="level">Loudness of each prompt, in dB relative to full scale.</param>
    /// <param name="seed">Of the lengths of the pauses, 1 to 2.5 s.</param>
    /// <param name="atOnce">Whether the first prompt begins without a pause before it.</param>
    public LabelledSpeech(string language, int skip, int prompts, int rate, double level = -24, int seed = 3, bool atOnce = false)
    {
        _rate = rate;
        var random = new Random(seed);
        var clean = new List<short>();
        foreach (var prompt in Recordings.Prompts(language, skip, rate, level).Take(prompts))
        {
            if (!atOnce || clean.Count > 0)
                clean.AddRange(new short[rate / 50 * (50 + random.Next(75))]);
            clean.AddRange(prompt);
        }

        clean.AddRange(new short[rate]);
        _clean = [.. clean.Take(clean.Count / (rate / 50) * (rate / 50))];
        Labels = Label();
    }

    /// <summary>Number of samples.</summary>
    public int Samples => _clean.Length;

    /// <summary>By frame: whether it is speech.</summary>
    public bool[] Labels { get; }

    /// <summary>The sound in noise of a kind.</summary>
    /// <param name="noise">Kind of noise.</param>
    /// <param name="ratio">Power of the speech, pauses left out, over that of the noise, in dB.</param>
    public short[] In(string noise, double ratio) => In(Noise.Of(noise, _clean.Length, _rate, 17), ratio);

    /// <summary>The sound in a noise.</summary>
    /// <param name="sound">As many samples of noise as the speech has, or more.</param>
    /// <param name="ratio">Power of the speech, pauses left out, over that of the noise, in dB.</param>
    public short[] In(double[] sound, double ratio)
    {
        var frame = _rate / 50;
        var speech = _clean.Where((_, n) => Labels[n / frame]).Average(sample => (double)sample * sample);
        var gain = Math.Sqrt(speech / sound.Average(sample => sample * sample) * Math.Pow(10, -ratio / 10));
        return [.. _clean.Select((sample, n) => (short)Math.Clamp(Math.Round(sample + (gain * sound[n])), short.MinValue, short.MaxValue))];
    }

    private bool[] Label()
    {
        var frame = _rate / 50;
        var levels = Enumerable.Range(0, _clean.Length / frame).Select(n => Loudness.OfDecibels(_clean.AsSpan(n * frame, frame))).ToArray();
        var least = levels.Max() - Range;
        var labels = levels.Select(level => level > least).ToArray();
        var last = -1;
        for (var n = 0; n < labels.Length; n++)
        {
            if (!labels[n])
                continue;
            if (last >= 0 && n - last - 1 <= LongestGap)
                labels.AsSpan(last + 1, n - last - 1).Fill(true);
            last = n;
        }

        return labels;
    }
}
