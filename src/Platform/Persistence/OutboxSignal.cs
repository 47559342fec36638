using System.Threading.Channels;

namespace CallCenter.Platform.Persistence;

/// <summary>Wakes the dispatcher of this process when messages were committed that wait to be sent. Any number of signals before it looks are one.</summary>
internal sealed class OutboxSignal(TimeProvider time)
{
    // Commits that notify wait for one another in PostgreSQL, so most do not. The others need to know only in order to help, and to
    // find what a process leaves that dies between its commit and its sending.
    private static readonly TimeSpan BetweenNotices = TimeSpan.FromMilliseconds(50);

    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private long lastNotice = long.MinValue;

    /// <summary>Name of this process in what it tells the others.</summary>
    public string Sender { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Takes down the signal; false where none was raised since the last look.</summary>
    public bool TryTake() => signals.Reader.TryRead(out _);

    /// <summary>Messages may be waiting.</summary>
    public void Raise() => signals.Writer.TryWrite(true);

    /// <summary>Whether the other processes are to be told of the messages that are being committed; true now and then only.</summary>
    public bool TellsOthers()
    {
        var now = time.GetTimestamp();
        var last = Volatile.Read(ref lastNotice);
        return (last == long.MinValue || time.GetElapsedTime(last, now) >= BetweenNotices)
            && Interlocked.CompareExchange(ref lastNotice, now, last) == last;
    }

    /// <summary>Ends with the next signal, one raised since the last wait included, or after <paramref name="longest"/>.</summary>
    /// <returns>Whether somebody signalled.</returns>
    public async Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (TryTake())
            return true;
        using var patience = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false; // The sweep's turn.
        }
    }
}
