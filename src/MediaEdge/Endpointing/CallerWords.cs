namespace CallCenter.MediaEdge.Endpointing;

/// <summary>What the caller is saying: the words, and how much they look like all of it.</summary>
/// <param name="expectations">What can be expected of the caller now; asked whenever new words begin.</param>
internal sealed class CallerWords(Func<EndOfTurn> expectations)
{
    private EndOfTurn _endOfTurn = EndOfTurn.Plain;
    private Completeness _judged;
    private TimeSpan? _keptUntil;
    private bool _isNews;

    /// <summary>The words.</summary>
    public Transcript Transcript { get; } = new();

    /// <summary>Another number with everything that the recogniser says.</summary>
    public int Version { get; private set; }

    /// <summary>Whether there are words, and others than those which the caller was asked to repeat.</summary>
    public bool HasNews => _isNews && Transcript.HasWords;

    /// <summary>Whether there are words, and they may be all that the caller wants to say.</summary>
    public bool MayBeWhole => Transcript.HasWords && _judged != Completeness.Unfinished;

    /// <summary>Whether there are words, and they are no more than a sign of listening.</summary>
    public bool IsBackchannel { get; private set; }

    /// <summary>Takes what the recogniser heard.</summary>
    public void Add(Recognition heard)
    {
        // Where nothing was understood of a sound, the words that are kept are not complete by that.
        if (_keptUntil is not null && heard.Text.Length == 0)
            return;
        if (!Transcript.HasWords)
            _endOfTurn = expectations();
        Transcript.Add(heard);
        Version++;
        _isNews |= !(heard.Until <= _keptUntil);
        var text = Transcript.Text;
        _judged = _endOfTurn.Judge(text, Transcript.IsFinal);
        IsBackchannel = _endOfTurn.IsBackchannel(text);
    }

    /// <summary>Takes the words away.</summary>
    public string Take(TimeSpan until)
    {
        (IsBackchannel, _isNews, _keptUntil) = (false, false, null);
        return Transcript.Take(until);
    }

    /// <summary>The caller is asked to repeat the words, which stay: those that were said until then are no news.</summary>
    public void Keep(TimeSpan until) => (_isNews, _keptUntil) = (false, until);

    /// <summary>Silence after which the caller has finished.</summary>
    /// <param name="usual">The silence that is configured.</param>
    /// <param name="listens">Whether the assistant has the floor, and the caller only shows that they listen.</param>
    public TimeSpan EndSilence(TimeSpan usual, bool listens) => listens
        ? EndOfTurn.SilenceAfter(Completeness.Backchannel, usual)
        : Transcript.HasWords ? EndOfTurn.SilenceAfter(_judged, usual) : usual;
}
