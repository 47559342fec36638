using MassTransit;

namespace CallCenter.Platform.Messaging.Transports;

/// <summary>Messages in the memory of the one process that all services run in.</summary>
internal static class InMemoryTransport
{
    public static void UseMemory(this IBusRegistrationConfigurator bus, Action<IBusRegistrationContext, IBusFactoryConfigurator> common) =>
        bus.UsingInMemory((context, memory) =>
        {
            common(context, memory);
            memory.ConfigureEndpoints(context);
        });
}
