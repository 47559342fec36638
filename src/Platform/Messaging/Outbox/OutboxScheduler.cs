using MassTransit.Middleware.Outbox;
using MassTransit.Scheduling;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// Scheduled messages are rows of the outbox with a due time: they survive the process and need nothing of the transport. Within a
/// consumed message they belong to its transaction; outside, as in a delayed redelivery, they are committed at once.
/// </summary>
internal sealed class OutboxScheduler(ConsumeContext context, IServiceScopeFactory scopes) : IScheduleMessageProvider
{
    public async Task<ScheduledMessage<T>> ScheduleSend<T>(
        Uri destinationAddress, DateTime scheduledTime, T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
        where T : class
    {
        if (context.TryGetPayload(out OutboxCapture? _))
            return await Through(context).ScheduleSend(destinationAddress, scheduledTime, message, pipe, cancellationToken);

        await using var scope = scopes.CreateAsyncScope();
        var capture = scope.ServiceProvider.GetRequiredService<OutboxCapture>();
        return await Through(new OutboxSendEndpointProvider(capture, context.ReceiveContext.SendEndpointProvider))
            .ScheduleSend(destinationAddress, scheduledTime, message, pipe, cancellationToken);
    }

    public async Task CancelScheduledSend(Guid tokenId, CancellationToken cancellationToken)
    {
        if (context.TryGetPayload(out OutboxCapture? open))
        {
            await open.CancelAsync(tokenId, cancellationToken);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxCapture>().CancelAsync(tokenId, cancellationToken);
    }

    public Task CancelScheduledSend(Uri destinationAddress, Guid tokenId, CancellationToken cancellationToken) =>
        CancelScheduledSend(tokenId, cancellationToken);

    // MassTransit's own provider turns the time into a delay and the token into a header; the capture keeps both.
    private static DelayedScheduleMessageProvider Through(ISendEndpointProvider endpoints) => new(endpoints);
}
