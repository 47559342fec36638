using System.Collections.Concurrent;
using CallCenter.Platform.Persistence;
using MassTransit.Serialization;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// Sends what waits in the outbox and is due: woken when something is committed, when something falls due, and now and then to be safe.
/// Messages of one call leave one after the other, calls side by side. A message whose sending fails holds up those of its call.
/// </summary>
internal sealed class OutboxDispatcher : BackgroundService
{
    private const int Batch = 200;
    private const int CallsAtOnce = 64;

    /// <summary>Time to send a batch; should the process die meanwhile, others send it after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>In memory a message is held until it was taken, however long that takes; the next start of the process lets go of it.</summary>
    private static readonly TimeSpan LeaseInMemory = TimeSpan.FromDays(365);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>How soon to look again for a message that waits for the one before it, at first and after a while.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestCourtesy = TimeSpan.FromSeconds(1);

    private readonly OutboxTable table;
    private readonly StoreReady ready;
    private readonly OutboxSignal signal;
    private readonly IBus bus;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxDispatcher> logger;
    private readonly Deliveries? deliveries;
    private readonly List<long> done = [];
    private readonly List<long> refused = [];
    private TimeSpan courtesy = Courtesy;

    /// <summary>Creates the dispatcher.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="ready">Tells when there are any.</param>
    /// <param name="signal">What wakes it.</param>
    /// <param name="bus">Where messages go.</param>
    /// <param name="time">Clock.</param>
    /// <param name="logger">Log.</param>
    /// <param name="deliveries">What is under way on a transport that keeps messages in memory; null on a broker, which keeps them itself.</param>
    public OutboxDispatcher(
        OutboxTable table, StoreReady ready, OutboxSignal signal, IBus bus, TimeProvider time, ILogger<OutboxDispatcher> logger, Deliveries? deliveries = null)
    {
        (this.table, this.ready, this.signal) = (table, ready, signal);
        (this.bus, this.time, this.logger, this.deliveries) = (bus, time, logger, deliveries);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        var released = deliveries is null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ready.WaitAsync(stoppingToken);
                if (!released)
                    await table.ReleaseAsync(except: deliveries!.UnderWay, stoppingToken);
                released = true;
                var sent = await SendDueAsync(stoppingToken);
                if (sent < Batch && !signal.TryTake())
                    await RestAsync(sent, stoppingToken);
                failures = 0;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, what waits must leave some time: ending here would end the process, or leave it deaf.
                Log.OutboxUnreadable(logger, StoreFailure.Reason(error));
                released = deliveries is null; // What was claimed may never have come here.
                failures++;
                await Task.Delay(Shorter(TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 8))), LongestPause), time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (deliveries is not null)
        {
            done.AddRange(deliveries.DrainTaken());
            refused.AddRange(deliveries.DrainRefused());
            await PostponeRefusedAsync(heldUntil: null, cancellationToken);
        }

        var batch = await table.ClaimAsync(Batch, deliveries is null ? Lease : LeaseInMemory, deliveries is null, done, cancellationToken);
        done.Clear();
        if (batch.Count == 0)
            return 0;
        var sent = new ConcurrentBag<long>();
        var unsent = new ConcurrentBag<long>();
        var calls = batch.GroupBy(message => message.CallId ?? message.MessageId);
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken },
            (call, token) => SendInOrderAsync(call, sent, unsent, token));
        if (deliveries is null)
            done.AddRange(sent);
        refused.AddRange(unsent);
        await PostponeRefusedAsync(deliveries is null ? batch[0].FreeAt : null, cancellationToken);
        return batch.Count;
    }

    private async Task PostponeRefusedAsync(DateTimeOffset? heldUntil, CancellationToken cancellationToken)
    {
        await table.PostponeAsync(refused, LongestPause, heldUntil, cancellationToken);
        refused.Clear();
    }

    // Nothing more to send at once. What was sent is removed with the next claim where one follows at once, and by itself otherwise.
    private async Task RestAsync(int sent, CancellationToken cancellationToken)
    {
        await table.RemoveAsync(done, cancellationToken);
        done.Clear();
        var next = Shorter(await table.UntilNextAsync(cancellationToken), Sweep);
        var isBlocked = sent == 0 && next == TimeSpan.Zero;
        var signalled = await signal.WaitAsync(isBlocked ? courtesy : next, cancellationToken);
        courtesy = isBlocked && !signalled ? Shorter(courtesy * 2, LongestCourtesy) : Courtesy;
    }

    private async ValueTask SendInOrderAsync(
        IEnumerable<OutboxRecord> messages, ConcurrentBag<long> sent, ConcurrentBag<long> unsent, CancellationToken cancellationToken)
    {
        var stuck = false;
        foreach (var message in messages)
        {
            stuck = stuck || !await TrySendAsync(message, cancellationToken);
            (stuck ? unsent : sent).Add(message.Id);
        }
    }

    private async Task<bool> TrySendAsync(OutboxRecord message, CancellationToken cancellationToken)
    {
        try
        {
            var destination = new Uri(message.Destination);
            deliveries?.Begin(message.Id, destination, message.MessageType);
            using var span = StoredTrace.Continue(message);
            var endpoint = await bus.GetSendEndpoint(destination);
            await SendLimit.KeepAsync(
                time, limit => endpoint.Send(new SerializedMessageBody(), new StoredMessagePipe(message, destination), limit), cancellationToken);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            deliveries?.Abort(message.Id);
            Log.NotSent(logger, error, message.MessageId, message.CallId);
            return false;
        }
    }

    private static TimeSpan Shorter(TimeSpan? span, TimeSpan longest) =>
        span is not { } given || given > longest ? longest : given < TimeSpan.Zero ? TimeSpan.Zero : given;
}
