using System.Diagnostics;
using CallCenter.Platform.Messaging.Outbox;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Telemetry;
using MassTransit.DependencyInjection;
using MassTransit;

namespace CallCenter.Platform.Messaging.Inbox;

/// <summary>
/// Consumes a message once, however often it is delivered, and in one transaction.
/// 1. A message that the endpoint has taken before is done at once.
/// 2. The consumer runs; what it sends is captured.
/// 3. What it changed in the store of its scope, what it sends and the note that the message is taken are committed together. A saga's
///    repository does this itself, since its transaction begins before the saga is read.
/// </summary>
internal sealed class OnceFilter<T>(IConsumeScopeProvider scopes, StoreReady ready, string endpoint) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        if (CallIdOf<T>.In(context.Message) is { } callId)
            Activity.Current?.SetTag(CallTrace.CallId, callId.ToString());
        await ready.WaitAsync(context.CancellationToken);
        await using var scope = await scopes.GetScope(context);
        var started = Stopwatch.GetTimestamp();
        var consumption = scope.GetService<Consumption>();
        if (context.MessageId is { } messageId && await consumption.WasTakenAsync(messageId, endpoint, context.CancellationToken))
        {
            await context.NotifyConsumed(context, Stopwatch.GetElapsedTime(started), nameof(Inbox));
            return;
        }

        var capture = scope.GetService<OutboxCapture>();
        capture.BeginConsuming();
        var captured = new OutboxConsumeContext<T>(scope.Context, capture);
        using (scope.PushConsumeContext(captured))
        {
            await next.Send(captured);
            await captured.ConsumeCompleted;
        }

        if (!consumption.IsNoted)
            await scope.GetService<StoreTransaction>().RunAsync(consumption.Note, context.CancellationToken);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("once");
}
