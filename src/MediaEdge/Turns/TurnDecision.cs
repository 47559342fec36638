namespace CallCenter.MediaEdge.Turns;

/// <summary>Something to be done, decided by the <see cref="TurnMachine"/>.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Text">The caller's words, for <see cref="TurnDecisionKind.TakeTurn"/> and <see cref="TurnDecisionKind.PrepareAnswer"/>.</param>
/// <param name="Source">How the words came in.</param>
internal readonly record struct TurnDecision(TurnDecisionKind Kind, string? Text = null, TurnSource Source = TurnSource.Phone)
{
    /// <summary>Call time at which the caller stopped speaking or pressing keys, for <see cref="TurnDecisionKind.TakeTurn"/>.</summary>
    public TimeSpan StoppedAt { get; init; }

    /// <summary>Call time at which the last of the words came from the recogniser; null for other words.</summary>
    public TimeSpan? WordsAt { get; init; }

    /// <summary>Call time for which the caller had spoken over the assistant, where they cut it off; null for all else.</summary>
    public TimeSpan? SpokenFor { get; init; }
}
