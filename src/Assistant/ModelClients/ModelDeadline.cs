namespace CallCenter.Assistant.ModelClients;

/// <summary>Cancels a request that takes too long. The clock runs only between <see cref="Run"/> and the disposal of what it returns.</summary>
internal sealed class ModelDeadline : IDisposable
{
    private readonly CancellationTokenSource clock;
    private readonly CancellationTokenSource linked;

    public ModelDeadline(TimeProvider time, CancellationToken cancellationToken)
    {
        clock = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
    }

    /// <summary>Cancelled by the deadline or by the owner of the request.</summary>
    public CancellationToken Token => linked.Token;

    /// <summary>Starts the clock.</summary>
    public Running Run(TimeSpan limit)
    {
        clock.CancelAfter(limit);
        return new Running(clock);
    }

    public void Dispose()
    {
        linked.Dispose();
        clock.Dispose();
    }

    /// <summary>Stops the clock when disposed.</summary>
    internal readonly struct Running(CancellationTokenSource clock) : IDisposable
    {
        public void Dispose() => clock.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
