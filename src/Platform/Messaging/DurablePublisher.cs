using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging;

/// <summary>
/// Publishes outside of a transaction so that the message outlives the process once the returned task has ended: on a broker when the
/// broker has confirmed it; on a bus in memory when the store has it.
/// </summary>
public sealed class DurablePublisher
{
    private readonly IBus bus;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider time;
    private readonly bool throughStore;

    /// <summary>Limit of one publication: RabbitMQ's client waits for ever for a confirmation that went down with its connection.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    internal DurablePublisher(IBus bus, IServiceScopeFactory scopes, TimeProvider time, bool throughStore) =>
        (this.bus, this.scopes, this.time, this.throughStore) = (bus, scopes, time, throughStore);

    /// <summary>Publishes a message under its own type.</summary>
    /// <exception cref="Exception">Neither broker nor store took it; it may be published again.</exception>
    public async Task PublishAsync(object message, CancellationToken cancellationToken)
    {
        if (!throughStore)
        {
            using var patience = new CancellationTokenSource(Timeout, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            await bus.Publish(message, message.GetType(), limit.Token);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(message, message.GetType(), cancellationToken);
    }
}
