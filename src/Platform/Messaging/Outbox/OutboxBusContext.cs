using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using MassTransit;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>What <c>IPublishEndpoint</c> and <c>ISendEndpointProvider</c> are in a scope that consumes no message, such as a request to the Api: captured.</summary>
internal sealed class OutboxBusContext(IBus bus, OutboxCapture capture, IClientFactory clients) : ScopedBusContext
{
    public ISendEndpointProvider SendEndpointProvider { get; } = new OutboxSendEndpointProvider(capture, bus);

    public IPublishEndpoint PublishEndpoint { get; } = new PublishEndpoint(new OutboxPublishEndpointProvider(capture, bus));

    // Requests wait for an answer, so they cannot wait for a commit.
    public IScopedClientFactory ClientFactory { get; } = new ScopedClientFactory(clients, null);
}
