using MassTransit;

namespace CallCenter.Bench.Saga;

/// <summary>A message that means nothing.</summary>
public sealed record Tick
{
    /// <summary>A call of its own.</summary>
    public required Guid CallId { get; init; }
}

/// <summary>Takes it.</summary>
internal sealed class TickConsumer : IConsumer<Tick>
{
    public Task Consume(ConsumeContext<Tick> context) => Task.CompletedTask;
}
