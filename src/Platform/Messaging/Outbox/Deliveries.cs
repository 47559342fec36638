using System.Collections.Concurrent;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// What was handed to a transport that keeps it in memory, and has not been taken by every endpoint yet. Such a message must stay in the
/// store until then, or it would die with the process; one that could not be taken is sent again.
/// </summary>
internal sealed class Deliveries : IReceiveObserver, IDisposable
{
    /// <summary>Transport header with the row of the outbox.</summary>
    public const string RowHeader = "CallCenter-Outbox-Row";

    // Rows of taken messages go together: each alone would cost a transaction of its own.
    private const int ManyTaken = 100;
    private static readonly TimeSpan LongestTaken = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<long, Delivery> open = new();
    private readonly ConcurrentQueue<long> taken = new();
    private readonly ConcurrentQueue<long> refused = new();
    private readonly Subscriptions subscriptions;
    private readonly OutboxSignal signal;
    private readonly ITimer removal;
    private int waiting;

    public Deliveries(Subscriptions subscriptions, OutboxSignal signal, TimeProvider time)
    {
        (this.subscriptions, this.signal) = (subscriptions, signal);
        removal = time.CreateTimer(_ => signal.Raise(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Rows that somebody is at.</summary>
    public IReadOnlyCollection<long> UnderWay => [.. open.Keys];

    /// <summary>A message is about to be handed to the transport.</summary>
    public void Begin(long row, Uri destination, string messageTypes)
    {
        var receivers = subscriptions.Count(destination, messageTypes.Split(';'));
        if (receivers == 0)
            Take(row); // Nobody here wants it.
        else
            open[row] = new Delivery(receivers);
    }

    /// <summary>It was not handed over after all.</summary>
    public void Abort(long row) => open.TryRemove(row, out _);

    /// <summary>Rows that were taken by all since the last look.</summary>
    public IReadOnlyList<long> DrainTaken()
    {
        Interlocked.Exchange(ref waiting, 0);
        return Drain(taken);
    }

    /// <summary>Rows that somebody could neither take nor put among the failed messages, since the last look.</summary>
    public IReadOnlyList<long> DrainRefused() => Drain(refused);

    /// <inheritdoc/>
    public void Dispose() => removal.Dispose();

    /// <inheritdoc/>
    public Task PostReceive(ReceiveContext context) => Received(context, failed: false);

    /// <inheritdoc/>
    public Task ReceiveFault(ReceiveContext context, Exception exception) => Received(context, failed: true);

    /// <inheritdoc/>
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Received(ReceiveContext context, bool failed)
    {
        if (context.TransportHeaders.Get<long>(RowHeader) is { } row && open.TryGetValue(row, out var delivery) && delivery.Ends(failed))
        {
            open.TryRemove(row, out _);
            if (delivery.Failed)
                Refuse(row);
            else
                Take(row);
        }

        return Task.CompletedTask;
    }

    private void Take(long row)
    {
        taken.Enqueue(row);
        switch (Interlocked.Increment(ref waiting))
        {
            case 1:
                removal.Change(LongestTaken, Timeout.InfiniteTimeSpan);
                break;
            case ManyTaken:
                signal.Raise();
                break;
        }
    }

    private void Refuse(long row)
    {
        refused.Enqueue(row);
        signal.Raise();
    }

    private static List<long> Drain(ConcurrentQueue<long> queue)
    {
        var rows = new List<long>();
        while (queue.TryDequeue(out var row))
            rows.Add(row);
        return rows;
    }

    private sealed class Delivery(int receivers)
    {
        private int outstanding = receivers;
        private int failures;

        public bool Failed => Volatile.Read(ref failures) > 0;

        public bool Ends(bool failed)
        {
            if (failed)
                Interlocked.Increment(ref failures);
            return Interlocked.Decrement(ref outstanding) == 0;
        }
    }
}
