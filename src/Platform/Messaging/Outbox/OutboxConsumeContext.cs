using MassTransit.Context;
using MassTransit.Middleware.Outbox;
using MassTransit;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>A message being consumed, from which nothing leaves before its transaction is committed: what it sends, publishes and schedules is captured.</summary>
internal sealed class OutboxConsumeContext<T> : ConsumeContextProxy<T>
    where T : class
{
    private readonly OutboxCapture capture;

    public OutboxConsumeContext(ConsumeContext<T> context, OutboxCapture capture)
        : base(context)
    {
        this.capture = capture;
        var receive = new OutboxReceiveContext(capture, context.ReceiveContext);
        ReceiveContext = receive;
        PublishEndpointProvider = receive.PublishEndpointProvider;
        if (context.TryGetPayload(out MessageSchedulerContext? scheduler))
            context.AddOrUpdatePayload<MessageSchedulerContext>(
                () => new ConsumeMessageSchedulerContext(this, scheduler.SchedulerFactory),
                former => new ConsumeMessageSchedulerContext(this, former.SchedulerFactory));
    }

    public override bool HasPayloadType(Type payloadType) => payloadType.IsInstanceOfType(capture) || base.HasPayloadType(payloadType);

    public override bool TryGetPayload<TPayload>(out TPayload payload)
    {
        if (capture is not TPayload own)
            return base.TryGetPayload(out payload!);
        payload = own;
        return true;
    }
}
