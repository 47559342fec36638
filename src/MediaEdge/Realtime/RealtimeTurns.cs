using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Follows who has the floor where a model tells when the caller speaks.</summary>
/// <param name="settings">The times to begin with.</param>
internal sealed class RealtimeTurns(TurnSettings settings) : TurnTaking(settings)
{
    /// <summary>Whether the caller speaks, as the model hears it.</summary>
    public bool IsCallerSpeaking { get; private set; }

    /// <summary>Who follows the turns from here on, as of what was begun before; null for nobody else.</summary>
    public IFloor? Successor { get; set; }

    /// <summary>20 ms of the caller have passed.</summary>
    public void FrameHeard()
    {
        Pass();
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
            Interrupt(Now > at ? Now - at : TimeSpan.Zero);
    }

    /// <summary>The caller's turn is over, and the model answers it.</summary>
    public void CallerStopped()
    {
        CallerLost();
        if (!IsSuspended)
            CallerTookTurn();
    }

    /// <summary>Nobody listens to the caller any more, so nobody will tell when they stop.</summary>
    public void CallerLost()
    {
        IsCallerSpeaking = false;
        GiveFloorBack();
    }

    /// <summary>What the caller said is not to be answered. While they speak or key on they are asked nothing: what they say next is answered.</summary>
    public void TurnRefused()
    {
        if (!IsSuspended && !IsCallerSpeaking && !Digits.Any)
            Emit(new TurnDecision(TurnDecisionKind.RefuseTurn));
    }

    /// <inheritdoc/>
    public override void Suspend()
    {
        base.Suspend();
        Successor?.Suspend();
    }

    /// <inheritdoc/>
    public override void Resume()
    {
        base.Resume();
        Successor?.Resume();
    }

    /// <inheritdoc/>
    protected override void Decide()
    {
        if (IsSuspended)
        {
            Digits.Take();
            CallerLost();
            return;
        }

        if (Digits.IsComplete(Now, Settings.BetweenKeys))
            BeginTurn(new TurnDecision(TurnDecisionKind.TakeTurn, Digits.Take()) { StoppedAt = LastKey });
        else if (!Digits.Any && !AssistantHasFloor && !IsCallerSpeaking)
            TakeText();
        if (Digits.Any || IsCallerSpeaking || IsSounding)
            return;
        Emit(IsAnswering ? DueAnswer() : Silence.Due(Now, Settings));
    }
}
