namespace CallCenter.CallSaga.Edges;

/// <summary>
/// Event: a process of the saga hears itself. Published by <see cref="EdgeWatch"/> every few seconds; what comes back proves that the bus
/// delivers, and is the clock by which the silence of edges is measured. That of another process means nothing.
/// </summary>
public sealed record WatchBeat
{
    /// <summary>The process.</summary>
    public required Guid WatchId { get; init; }
}
