namespace CallCenter.InsightsWorker.ClosedCalls;

/// <summary>When to try again after no model had an answer; after the last one the message goes to the error queue.</summary>
internal sealed record InsightsRedelivery
{
    /// <summary>The waits, one after the other.</summary>
    /// <value>Default 15 s, 1 min, 5 min: overload passes within these.</value>
    public IReadOnlyList<TimeSpan> Waits { get; init; } = [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];
}
