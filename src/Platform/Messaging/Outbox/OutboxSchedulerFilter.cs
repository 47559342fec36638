using MassTransit.Context;
using MassTransit.Scheduling;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>Gives every consumed message the scheduler of the outbox, for time-outs and delayed redelivery.</summary>
internal sealed class OutboxSchedulerFilter(IServiceScopeFactory scopes) : IFilter<ConsumeContext>
{
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        context.GetOrAddPayload<MessageSchedulerContext>(() => new ConsumeMessageSchedulerContext(context, Scheduler));
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("outboxScheduler");

    private MessageScheduler Scheduler(ConsumeContext context) =>
        new MessageScheduler(new OutboxScheduler(context, scopes), context.GetPayload<IBusTopology>());
}
