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
internal sealed record NoisyLesson(int Skip, int Prompts, int Rate, double Level, int Seed, bool AtOnce, double[] Ratios) : Lesson(Rate)
{
    private const string Language = "en";

    /// <inheritdoc/>
    public override Example[] Examples()
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
}
