using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>Hears what a caller says until they have been quiet for long enough.</summary>
internal sealed class SpeechEar(int sampleRate)
{
    private readonly ModemDecoder decoder = new(sampleRate);
    private readonly List<string> sentences = [];

    /// <summary>Something was said, or is being said.</summary>
    public bool HasHeard => decoder.Speaking || decoder.Utterance > 0;

    /// <summary>Call time since the last sound; meaningful once <see cref="HasHeard"/>.</summary>
    public TimeSpan Quiet => decoder.Speaking
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds((double)(decoder.PositionSamples - decoder.LastSymbolEndSamples) / sampleRate);

    /// <summary>All that was said.</summary>
    public string Words => string.Join(' ', decoder.Speaking ? [.. sentences, decoder.Text] : sentences);

    public void Push(ReadOnlySpan<short> said)
    {
        decoder.Push(said);
        while (decoder.TryTake(out var utterance))
        {
            if (!string.IsNullOrWhiteSpace(utterance.Text))
                sentences.Add(utterance.Text.Trim());
        }
    }
}
