using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Turns;

/// <summary>Whether the caller's speech has come to its end: silence for as long as the words ask for, and a recogniser that has heard all of it.</summary>
internal sealed class TurnEnd(CallerSpeech speech, CallerWords words)
{
    private TimeSpan? _pendingSince;
    private TimeSpan? _coveredSince;

    /// <summary>Whether the silence is long enough, so that only words are waited for.</summary>
    public bool IsPending => _pendingSince is not null;

    /// <summary>Whether the recogniser has told words and fell silent in the middle of them: it would go on or say that these are all.</summary>
    public bool IsRestMissing => words.Transcript.HasPartial && !words.Transcript.Covers(speech.End);

    /// <summary>The caller speaks on, or the turn is over.</summary>
    public void Forget() => (_pendingSince, _coveredSince) = (null, null);

    /// <summary>Looks again, at every frame and whenever there are other words.</summary>
    /// <param name="now">Call time.</param>
    /// <param name="settings">The times to go by.</param>
    /// <param name="listens">Whether the caller only shows that they listen.</param>
    public void Follow(TimeSpan now, TurnSettings settings, bool listens)
    {
        if (speech.SilenceAt(now) < words.EndSilence(settings.EndOfTurnSilence, listens))
        {
            Forget();
            return;
        }

        _pendingSince ??= now;
        if (words.Transcript.Covers(speech.End))
            _coveredSince ??= now;
    }

    /// <summary>Whether nothing more is waited for.</summary>
    /// <param name="now">Call time.</param>
    /// <param name="settings">The times to go by.</param>
    /// <param name="speaks">Whether words are to be expected, so that a recogniser that stands in for another is waited for.</param>
    public bool IsComplete(TimeSpan now, TurnSettings settings, bool speaks)
    {
        if (_pendingSince is not { } pending)
            return false;
        if (words.Transcript.FinalCovers(speech.End))
            return true;
        if (_coveredSince is { } covered)
            return now - covered >= settings.FinalText;
        return now - pending >= (speaks ? settings.RestOfWords : settings.RecognizerLag);
    }
}
