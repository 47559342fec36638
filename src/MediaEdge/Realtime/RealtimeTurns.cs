using CallCenter.Audio;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// Follows who has the floor where a model tells when the caller speaks: keys, texts, silence and waiting are decided here by the same rules
/// as in the <see cref="TurnMachine"/>. Pure, single-threaded, and its only clock is the caller's sound.
/// </summary>
internal sealed class RealtimeTurns : IFloor
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(PcmFormat.FrameMilliseconds);

    private readonly KeyedDigits _digits = new();
    private readonly SilencePolicy _silence = new();
    private readonly AnswerPatience _answer = new();
    private readonly Queue<string> _texts = new();
    private readonly Queue<TurnDecision> _decisions = new();
    private TimeSpan _lastKey;
    private bool _held;
    private bool _sounding;

    /// <summary>The times to go by; may be changed at any moment.</summary>
    public required TurnSettings Settings { get; set; }

    /// <inheritdoc/>
    public TimeSpan Now { get; private set; }

    /// <inheritdoc/>
    public bool IsSuspended { get; private set; }

    /// <summary>Whether the caller speaks, as the model hears it.</summary>
    public bool IsCallerSpeaking { get; private set; }

    /// <summary>Whether an answer is being made.</summary>
    public bool IsAnswering => _answer.IsAnswering;

    /// <summary>Who follows the turns from here on, as of what was begun before; null for nobody else.</summary>
    public IFloor? Successor { get; set; }

    /// <summary>Whether there are decisions to carry out.</summary>
    public bool HasDecisions => _decisions.Count > 0;

    private bool AssistantHasFloor => _sounding || _answer.IsAnswering;

    /// <summary>20 ms of the caller have passed.</summary>
    public void FrameHeard()
    {
        Now += Frame;
        Decide();
    }

    /// <summary>The caller began to speak.</summary>
    /// <param name="at">When, in call time.</param>
    public void CallerStarted(TimeSpan at)
    {
        if (IsSuspended || IsCallerSpeaking)
            return;
        IsCallerSpeaking = true;
        if (AssistantHasFloor)
            Interrupt(at);
    }

    /// <summary>The caller's turn is over, and the model answers it.</summary>
    public void CallerStopped()
    {
        IsCallerSpeaking = false;
        GiveFloorBack();
        if (IsSuspended)
            return;
        _silence.CallerSpoke(Now);
        _answer.Begin(Now);
    }

    /// <summary>Nobody listens to the caller any more, so nobody will tell when they stop.</summary>
    public void CallerLost()
    {
        IsCallerSpeaking = false;
        GiveFloorBack();
    }

    /// <summary>Takes a key of the telephone.</summary>
    public void KeyPressed(char key)
    {
        if (IsSuspended)
            return;
        _digits.Add(key, Now);
        _lastKey = Now;
        _silence.Restart(Now);
        if (_digits.Any && AssistantHasFloor)
            Interrupt(Now);
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
        if (_sounding && !sounding)
        {
            _silence.Restart(Now);
            _answer.SoundEnded(Now);
        }

        _sounding = sounding;
    }

    /// <summary>An answer is being made.</summary>
    public void AnswerBegins() => _answer.Begin(Now);

    /// <inheritdoc/>
    public void AnswerSpoke() => _answer.Spoke();

    /// <summary>The answer is complete.</summary>
    public void AnswerEnded()
    {
        _answer.End();
        _silence.Restart(Now);
        Decide();
    }

    /// <inheritdoc/>
    public void Suspend()
    {
        IsSuspended = true;
        Successor?.Suspend();
    }

    /// <inheritdoc/>
    public void Resume()
    {
        IsSuspended = false;
        _silence.Restart(Now);
        Successor?.Resume();
    }

    /// <summary>Gives the next decision.</summary>
    public bool TryDecide(out TurnDecision decision) => _decisions.TryDequeue(out decision);

    private void Decide()
    {
        if (IsSuspended)
        {
            _digits.Take();
            CallerLost();
            return;
        }

        if (_digits.IsComplete(Now, Settings.BetweenKeys))
            BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, _digits.Take()) { StoppedAt = _lastKey });
        else if (!_digits.Any && !AssistantHasFloor && !IsCallerSpeaking && _texts.TryDequeue(out var text))
            BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, text, TurnSource.Text) { StoppedAt = Now });
        if (_digits.Any || IsCallerSpeaking || _sounding)
            return;
        Emit(_answer.IsAnswering ? _answer.Due(Now, Settings) : _silence.Due(Now, Settings));
    }

    private void BeginTurn(TurnDecision turn)
    {
        GiveFloorBack();
        _silence.CallerSpoke(Now);
        _answer.Begin(Now);
        _decisions.Enqueue(turn);
    }

    private void Interrupt(TimeSpan since)
    {
        _held = true;
        _sounding = false;
        _answer.End();
        _decisions.Enqueue(new TurnDecision(TurnDecisionKind.Interrupt) { SpokenFor = Now > since ? Now - since : TimeSpan.Zero });
    }

    private void GiveFloorBack()
    {
        if (!_held)
            return;
        _held = false;
        Emit(TurnDecisionKind.ResumePlayout);
    }

    private void Emit(TurnDecisionKind? kind)
    {
        if (kind is { } due)
            _decisions.Enqueue(new TurnDecision(due));
    }
}
