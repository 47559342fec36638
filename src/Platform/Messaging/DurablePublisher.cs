using CallCenter.Platform.Messaging.Outbox;
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

    internal DurablePublisher(IBus bus, IServiceScopeFactory scopes, TimeProvider time, bool throughStore) =>
        (this.bus, this.scopes, this.time, this.throughStore) = (bus, scopes, time, throughStore);

    /// <summary>Publishes a message under its own type.</summary>
    /// <exception cref="Exception">Neither broker nor store took it; it may be published again.</exception>
    public async Task PublishAsync(object message, CancellationToken cancellationToken)
    {
        if (!throughStore)
        {
            await SendLimit.KeepAsync(time, limit => bus.Publish(message, message.GetType(), limit), cancellationToken);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(message, message.GetType(), cancellationToken);
    }
}
