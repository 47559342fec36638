using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Turns;

/// <summary>
/// The answer that is begun while it is not sure yet that the caller has finished: the wait for the end of a turn is time that the model
/// can use. It is begun once for the same words.
/// </summary>
internal sealed class AnswerAhead(CallerSpeech speech, CallerWords words)
{
    private int? _begunFor;

    /// <summary>The words to begin an answer to; null where the caller still speaks, words are missing, or one was begun to these.</summary>
    /// <param name="now">Time of the call.</param>
    /// <param name="settings">The times that turns go by.</param>
    public string? Due(TimeSpan now, TurnSettings settings)
    {
        if (_begunFor == words.Version || speech.SilenceAt(now) < settings.StableWords || !words.MayBeWhole || !words.Transcript.Covers(speech.End))
            return null;
        _begunFor = words.Version;
        return words.Transcript.Text;
    }

    /// <summary>What was begun is of no use any more.</summary>
    /// <returns>Whether anything was.</returns>
    public bool Discard()
    {
        var wasBegun = _begunFor is not null;
        _begunFor = null;
        return wasBegun;
    }
}
