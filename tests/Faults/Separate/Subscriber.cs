using System.Collections.Concurrent;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Faults.Judging;
using MassTransit;

namespace CallCenter.Faults.Separate;

/// <summary>
/// A stranger on the broker who listens to what the product announces, on a bus of plain MassTransit, and survives what the product goes
/// through. A message that comes again is known by its id; an announcement that was made again has another one.
/// </summary>
internal sealed class Subscriber : IAsyncDisposable, IConsumer<CallClosed>, IConsumer<InsightsReady>, IConsumer<CallerHeardLate>
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Guid> closed = new();
    private readonly ConcurrentDictionary<Guid, Guid> summarised = new();
    private readonly ConcurrentDictionary<Guid, Guid> heardLate = new();
    private readonly IBusControl bus;

    private Subscriber(Uri broker) => bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        var account = broker.UserInfo.Split(':');
        rabbit.Host(broker.Host, (ushort)broker.Port, "/", host =>
        {
            host.Username(account[0]);
            host.Password(account[1]);
        });
        rabbit.ReceiveEndpoint("subscriber", endpoint => endpoint.Instance(this));
    });

    /// <summary>What was heard so far.</summary>
    public Testimony Testimony => new([.. closed.Values], [.. summarised.Values], [.. heardLate.Values]);

    /// <summary>Begins to listen.</summary>
    public static async Task<Subscriber> StartAsync(Uri broker, CancellationToken cancellationToken)
    {
        var subscriber = new Subscriber(broker);
        await subscriber.bus.StartAsync(cancellationToken).WaitAsync(StartLimit, cancellationToken);
        return subscriber;
    }

    public Task Consume(ConsumeContext<CallClosed> context)
    {
        closed[context.MessageId!.Value] = context.Message.CallId;
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<InsightsReady> context)
    {
        summarised[context.MessageId!.Value] = context.Message.CallId;
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<CallerHeardLate> context)
    {
        heardLate[context.MessageId!.Value] = context.Message.CallId;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await bus.StopAsync();
}
