using CallCenter.Audio;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>How fast a voice speaks, learnt from what it has spoken to the end in a call.</summary>
internal sealed class VoicePace
{
    // Of a natural voice, until this one is known.
    private double _lettersPerSecond = 15;
    private double _seconds;

    /// <summary>Letters a second at a speaking rate.</summary>
    public double LettersPerSecond(double rate) => _lettersPerSecond * rate;

    /// <summary>Takes a passage that was spoken to its end into account.</summary>
    public void Learn(Passage passage, PcmFormat format)
    {
        if (!passage.HasSound || passage.Utterance.IsCancelled)
            return;
        var seconds = (double)passage.SoundBytes / format.BytesPerSecond;
        var spoken = (_lettersPerSecond * _seconds) + (passage.Text.Length / passage.Utterance.Rate);
        _seconds += seconds;
        _lettersPerSecond = spoken / _seconds;
    }
}
