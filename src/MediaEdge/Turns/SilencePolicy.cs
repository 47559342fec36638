namespace CallCenter.MediaEdge.Turns;

/// <summary>What is done about a caller who says nothing: ask a few times whether they are there, then end the call.</summary>
/// <param name="now">Call time from which silence counts.</param>
internal sealed class SilencePolicy(TimeSpan now = default)
{
    private TimeSpan _since = now;
    private int _warnings;

    /// <summary>The caller was understood: start over.</summary>
    public void CallerSpoke(TimeSpan at) => (_since, _warnings) = (at, 0);

    /// <summary>Something was going on until now: silence counts from here.</summary>
    public void Restart(TimeSpan at) => _since = at;

    /// <summary>Tells what is due after silence of both parties; null while nothing is.</summary>
    public TurnDecisionKind? Due(TimeSpan at, TurnSettings settings)
    {
        if (at - _since < settings.PhoneSilence)
            return null;
        _since = at;
        return ++_warnings > settings.SilenceWarnings ? TurnDecisionKind.EndForSilence : TurnDecisionKind.WarnOfSilence;
    }
}
