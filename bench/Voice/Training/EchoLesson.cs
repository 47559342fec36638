using CallCenter.Audio;
using CallCenter.Audio.Echo;
using CallCenter.Voice.Echo;

namespace CallCenter.Voice.Training;

/// <summary>What the product's canceller leaves of English prompts that come back over a quiet line while nobody speaks: none of it is speech.</summary>
/// <param name="Skip">Recordings to leave out at the beginning.</param>
/// <param name="Rate">Samples a second.</param>
/// <param name="Delay">Of the echo, in milliseconds.</param>
/// <param name="Gain">Of the echo, in dB.</param>
/// <param name="Noise">Loudness of the line's noise, in dB relative to full scale.</param>
/// <param name="Seed">Of the path and the noise.</param>
internal sealed record EchoLesson(int Skip, int Rate, double Delay, double Gain, double Noise, int Seed) : Lesson(Rate)
{
    private const string Language = "en";
    private const int Prompts = 8;
    private const double Level = -20;

    /// <inheritdoc/>
    public override Example[] Examples()
    {
        var frame = Rate / 50;
        var pause = new short[Rate / 2];
        short[] sent = [.. Recordings.Prompts(Language, Skip, Rate, Level).Take(Prompts).SelectMany(prompt => prompt.Concat(pause))];
        var echo = EchoSignals.Through([.. sent.Select(sample => (double)sample)], Rate, Delay, Gain, Seed);
        var sound = EchoSignals.Heard(echo, Voice.Noise.White(sent.Length, Noise, Seed));
        var canceller = new EchoCanceller(new PcmFormat(Rate));
        for (var at = 0; at + frame <= sound.Length; at += frame)
        {
            canceller.Played(sent.AsSpan(at, frame));
            canceller.Cancel(sound.AsSpan(at, frame), sound.AsSpan(at, frame));
        }

        return [.. Measure(sound, new bool[sound.Length / frame])];
    }
}
