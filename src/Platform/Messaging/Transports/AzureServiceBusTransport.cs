using CallCenter.Platform.Configuration;
using MassTransit;

namespace CallCenter.Platform.Messaging.Transports;

/// <summary>
/// Messages through Azure Service Bus: a queue per endpoint, a topic per kind of message, no sessions. Its packages are only in a
/// build made with <c>-p:AzureServiceBus=true</c>.
/// </summary>
internal static class AzureServiceBusTransport
{
    /// <summary>What to tell whoever configured it where it is not built.</summary>
    public const string NotBuilt = "azureservicebus is not part of this build, build it with -p:AzureServiceBus=true";

#if AZURE_SERVICE_BUS
    public static bool IsBuilt => true;

    public static void UseAzureServiceBus(
        this IBusRegistrationConfigurator bus, AzureServiceBusOptions options, Action<IBusRegistrationContext, IBusFactoryConfigurator> common) =>
        bus.UsingAzureServiceBus((context, azure) =>
        {
            azure.Host(options.ConnectionString);
            common(context, azure);
            azure.ConfigureEndpoints(context);
        });
#else
    public static bool IsBuilt => false;

    // The check of the configuration refuses the start before any bus is made; this is for whoever goes without it.
    public static void UseAzureServiceBus(
        this IBusRegistrationConfigurator bus, AzureServiceBusOptions _, Action<IBusRegistrationContext, IBusFactoryConfigurator> common) =>
        bus.UsingInMemory((_, _) => throw new Configuration.ConfigurationException([new ConfigurationProblem("messaging.transport", NotBuilt)]));
#endif
}
