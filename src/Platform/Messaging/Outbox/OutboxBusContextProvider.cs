using MassTransit.DependencyInjection;
using MassTransit;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>Gives each scope its way to the bus: that of the message it consumes, or the outbox.</summary>
internal sealed class OutboxBusContextProvider(
    IBus bus, OutboxCapture capture, Bind<IBus, IClientFactory> clients, Bind<IBus, IScopedConsumeContextProvider> consumed) : IScopedBusContextProvider<IBus>
{
    public ScopedBusContext Context { get; } = consumed.Value.HasContext
        ? new ConsumeContextScopedBusContext(consumed.Value.GetContext(), clients.Value)
        : new OutboxBusContext(bus, capture, clients.Value);
}
