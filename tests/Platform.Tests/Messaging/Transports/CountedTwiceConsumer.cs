using MassTransit;

namespace CallCenter.Platform.Tests.Messaging.Transports;

/// <summary>Has a name of two words, for the name of its endpoint.</summary>
public sealed class CountedTwiceConsumer(Count count) : IConsumer<Counted>
{
    public Task Consume(ConsumeContext<Counted> context)
    {
        count.Take(context.Message.Number);
        return Task.CompletedTask;
    }
}
