using System.Collections.Concurrent;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// What was handed to a transport that keeps it in memory, and has not been taken by every endpoint yet. Such a message must stay in the
/// store until then, or it would die with the process; one that could not be taken is sent again.
/// </summary>
internal sealed class Deliveries(Subscriptions subscriptions, OutboxSignal signal) : IReceiveObserver
{
    /// <summary>Transport header with the row of the outbox.</summary>
    public const string RowHeader = "CallCenter-Outbox-Row";

    private readonly ConcurrentDictionary<long, Delivery> open = new();
    private readonly ConcurrentQueue<long> taken = new();
    private readonly ConcurrentQueue<long> refused = new();

    /// <summary>A message is about to be handed to the transport.</summary>
    public void Begin(long row, Uri destination, string messageTypes)
    {
        var receivers = subscriptions.Count(destination, messageTypes.Split(';'));
        if (receivers == 0)
            taken.Enqueue(row); // Nobody here wants it.
        else
            open[row] = new Delivery(receivers);
    }

    /// <summary>It was not handed over after all.</summary>
    public void Abort(long row) => open.TryRemove(row, out _);

    /// <summary>Rows that were taken by all since the last look.</summary>
    public IReadOnlyList<long> DrainTaken() => Drain(taken);

    /// <summary>Rows that somebody could neither take nor put among the failed messages, since the last look.</summary>
    public IReadOnlyList<long> DrainRefused() => Drain(refused);

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
            (delivery.Failed ? refused : taken).Enqueue(row);
            signal.Raise();
        }

        return Task.CompletedTask;
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
