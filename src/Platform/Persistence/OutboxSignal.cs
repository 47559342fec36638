using System.Threading.Channels;

namespace CallCenter.Platform.Persistence;

/// <summary>Wakes the dispatcher of this process when messages were committed that wait to be sent. Any number of signals before it looks are one.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Messages may be waiting.</summary>
    public void Raise() => signals.Writer.TryWrite(true);

    /// <summary>Ends with the next signal, one raised since the last wait included, or after <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        if (signals.Reader.TryRead(out _))
            return;
        using var patience = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was signalled in time: the sweep's turn.
        }
    }
}
