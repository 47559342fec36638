using CallCenter.Audio;

namespace CallCenter.MediaEdge.Turns;

/// <summary>
/// What following the turns of a call has in common, whoever finds out when the caller speaks: keys, texts, silence, waiting for an answer, and
/// who has the floor. Events in, decisions out; pure, single-threaded, and its only clock is the caller's sound: every frame is 20 ms.
/// </summary>
/// <param name="settings">The times to begin with.</param>
/// <param name="now">Time of the call.</param>
internal abstract class TurnTaking(TurnSettings settings, TimeSpan now = default) : IFloor
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    private readonly AnswerPatience _answer = new();
    private readonly Queue<string> _texts = new();
    private readonly Queue<TurnDecision> _decisions = new();

    /// <summary>The times to go by; may be changed at any moment.</summary>
    public TurnSettings Settings { get; set; } = settings;

    /// <inheritdoc/>
    public TimeSpan Now { get; private set; } = now;

    /// <summary>True while the assistant has nothing more to say or hear, because the call is being handed on or ended: no decisions are made.</summary>
    public bool IsSuspended { get; private set; }

    /// <summary>Whether an answer is being made.</summary>
    public bool IsAnswering => _answer.IsAnswering;

    /// <summary>Whether there are decisions to carry out.</summary>
    public bool HasDecisions => _decisions.Count > 0;

    /// <summary>Keys that were no turn yet.</summary>
    protected KeyedDigits Digits { get; } = new();

    /// <summary>When the last key was pressed.</summary>
    protected TimeSpan LastKey { get; private set; }

    /// <summary>What is done about silence.</summary>
    protected SilencePolicy Silence { get; } = new(now);

    /// <summary>Whether the caller holds the floor, so that no sound is given out.</summary>
    protected bool IsHeld { get; set; }

    /// <summary>Whether the assistant is heard, or has sound waiting to be heard.</summary>
    protected bool IsSounding { get; private set; }

    /// <summary>Whether the assistant speaks or is going to.</summary>
    protected bool AssistantHasFloor => IsSounding || IsAnswering;

    /// <summary>Takes a key of the telephone.</summary>
    public void KeyPressed(char key)
    {
        if (IsSuspended)
            return;
        Digits.Add(key, Now);
        LastKey = Now;
        Silence.Restart(Now);
        if (Digits.Any && AssistantHasFloor)
            Interrupt();
        Decide();
    }

    /// <summary>Takes a text message of the caller; it is a turn of its own as soon as nobody speaks.</summary>
    public void Texted(string text)
    {
        _texts.Enqueue(text);
        Decide();
    }

    /// <summary>Takes away the texts that were no turn yet.</summary>
    public IReadOnlyList<string> TakeTexts()
    {
        var texts = _texts.ToList();
        _texts.Clear();
        return texts;
    }

    /// <summary>Tells whether the assistant is heard, or has sound waiting to be heard.</summary>
    public void Sounding(bool sounding)
    {
        if (IsSounding && !sounding)
        {
            Silence.Restart(Now);
            _answer.SoundEnded(Now);
        }

        IsSounding = sounding;
    }

    /// <summary>The assistant is to speak, as if the caller's turn were over.</summary>
    public void AnswerBegins() => _answer.Begin(Now);

    /// <summary>A sentence of the answer is there.</summary>
    public void AnswerSpoke() => _answer.Spoke();

    /// <summary>The answer is complete, or there is none.</summary>
    /// <param name="isSounding">Whether something of it, or what is said instead, is still to be heard: a text that waits is answered after that.</param>
    public void AnswerEnded(bool isSounding)
    {
        Sounding(isSounding);
        _answer.End();
        Silence.Restart(Now);
        Decide();
    }

    /// <inheritdoc/>
    public virtual void Suspend() => IsSuspended = true;

    /// <inheritdoc/>
    public virtual void Resume()
    {
        IsSuspended = false;
        Silence.Restart(Now);
    }

    /// <summary>Gives the next decision.</summary>
    public bool TryDecide(out TurnDecision decision) => _decisions.TryDequeue(out decision);

    /// <summary>Looks at everything again, after each event.</summary>
    protected abstract void Decide();

    /// <summary>20 ms of the call have passed.</summary>
    protected void Pass() => Now += Frame;

    /// <summary>Decides something.</summary>
    protected void Emit(TurnDecision decision) => _decisions.Enqueue(decision);

    /// <summary>Decides something, where there is something to decide.</summary>
    protected void Emit(TurnDecisionKind? kind)
    {
        if (kind is { } due)
            Emit(new TurnDecision(due));
    }

    /// <summary>Has the next text answered, where there is one.</summary>
    protected void TakeText()
    {
        if (_texts.TryDequeue(out var text))
            BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, text, TurnSource.Text) { StoppedAt = Now });
    }

    /// <summary>What the caller said, keyed or wrote is to be answered.</summary>
    protected void BeginTurn(TurnDecision turn)
    {
        CallerTookTurn();
        Emit(turn);
    }

    /// <summary>The caller's turn is over, and the answer begins.</summary>
    protected virtual void CallerTookTurn()
    {
        GiveFloorBack();
        Silence.CallerSpoke(Now);
        _answer.Begin(Now);
    }

    /// <summary>What is due while the answer is waited for; null for nothing.</summary>
    protected TurnDecisionKind? DueAnswer() => _answer.Due(Now, Settings);

    /// <summary>The caller takes the floor.</summary>
    /// <param name="spokenFor">How long they had spoken over the assistant; null where they have not, or that was told when it was held.</param>
    protected void Interrupt(TimeSpan? spokenFor = null)
    {
        (IsHeld, IsSounding) = (true, false);
        _answer.End();
        Emit(new TurnDecision(TurnDecisionKind.Interrupt) { SpokenFor = spokenFor });
    }

    /// <summary>The caller does not hold the floor any more.</summary>
    protected virtual void GiveFloorBack()
    {
        if (!IsHeld)
            return;
        IsHeld = false;
        Emit(TurnDecisionKind.ResumePlayout);
    }
}
