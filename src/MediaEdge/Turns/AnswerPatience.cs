namespace CallCenter.MediaEdge.Turns;

/// <summary>How long an answer is waited for: from the end of the caller's turn, or from the last sound of an answer that went dry.</summary>
internal sealed class AnswerPatience
{
    private TimeSpan _since;
    private bool _asked;
    private bool _spoken;

    /// <summary>Whether an answer is being made.</summary>
    public bool IsAnswering { get; private set; }

    /// <summary>The caller's turn is over and an answer begins.</summary>
    public void Begin(TimeSpan now) => (IsAnswering, _since, _asked, _spoken) = (true, now, false, false);

    /// <summary>A sentence of the answer is there.</summary>
    public void Spoke() => _spoken = true;

    /// <summary>The sound has ended for now.</summary>
    public void SoundEnded(TimeSpan now)
    {
        if (_spoken)
            _since = now;
    }

    /// <summary>The answer is complete or was given up.</summary>
    public void End() => IsAnswering = false;

    /// <summary>Tells what is due while nothing is heard; null while nothing is.</summary>
    public TurnDecisionKind? Due(TimeSpan now, TurnSettings settings)
    {
        if (!IsAnswering)
            return null;
        if (now - _since >= settings.HardAnswer)
        {
            End();
            return TurnDecisionKind.GiveUpAnswer;
        }

        if (_asked || now - _since < settings.SoftAnswer)
            return null;
        _asked = true;
        return TurnDecisionKind.AskForPatience;
    }
}
