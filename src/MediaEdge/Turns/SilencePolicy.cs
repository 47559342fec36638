namespace CallCenter.MediaEdge.Turns;

/// <summary>What is done about a caller who says nothing: ask a few times whether they are there, then end the call.</summary>
internal sealed class SilencePolicy
{
    private TimeSpan _since;
    private int _warnings;

    /// <summary>The caller was understood: start over.</summary>
    public void CallerSpoke(TimeSpan now) => (_since, _warnings) = (now, 0);

    /// <summary>Something was going on until now: silence counts from here.</summary>
    public void Restart(TimeSpan now) => _since = now;

    /// <summary>Tells what is due after silence of both parties; null while nothing is.</summary>
    public TurnDecisionKind? Due(TimeSpan now, TurnSettings settings)
    {
        if (now - _since < settings.PhoneSilence)
            return null;
        _since = now;
        return ++_warnings > settings.SilenceWarnings ? TurnDecisionKind.EndForSilence : TurnDecisionKind.WarnOfSilence;
    }
}
