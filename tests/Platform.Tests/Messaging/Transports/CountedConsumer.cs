using MassTransit;

namespace CallCenter.Platform.Tests.Messaging.Transports;

public sealed class CountedConsumer(Count count) : IConsumer<Counted>
{
    public Task Consume(ConsumeContext<Counted> context)
    {
        count.Take(context.Message.Number);
        return Task.CompletedTask;
    }
}
