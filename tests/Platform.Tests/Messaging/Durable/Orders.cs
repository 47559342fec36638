using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.Platform.Tests.Messaging.Durable;

/// <summary>A message whose consumer does as it says.</summary>
public sealed record Order
{
    public required Guid CallId { get; init; }
}

/// <summary>What the consumer of orders does, and how often it was asked.</summary>
public sealed class OrderBook
{
    private int deliveries;

    /// <summary>Number of the delivery, from 1, and the message.</summary>
    public Func<int, ConsumeContext<Order>, CallCenterDbContext, Task> Work { get; init; } = (_, _, _) => Task.CompletedTask;

    public int Deliveries => Volatile.Read(ref deliveries);

    public Task DoAsync(ConsumeContext<Order> context, CallCenterDbContext store) => Work(Interlocked.Increment(ref deliveries), context, store);
}

internal sealed class OrderConsumer(OrderBook book, CallCenterDbContext store) : IConsumer<Order>
{
    public Task Consume(ConsumeContext<Order> context) => book.DoAsync(context, store);
}
