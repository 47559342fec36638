using CallCenter.Platform.Configuration;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging.Transports;

/// <summary>Gives a bus the transport that is configured.</summary>
internal static class TransportRegistration
{
    /// <summary>
    /// Lets what is configured carry the messages, and configures an endpoint for every consumer and saga that was added. With a broker
    /// the host starts without waiting for it, the check of the bus is unhealthy until it answers, and every loss of it is logged.
    /// </summary>
    /// <param name="bus">The bus.</param>
    /// <param name="options">What is configured.</param>
    /// <param name="common">Configures what is the same on every transport; called before the endpoints are configured.</param>
    public static void UseConfiguredTransport(
        this IBusRegistrationConfigurator bus, MessagingOptions options, Action<IBusRegistrationContext, IBusFactoryConfigurator> common)
    {
        bus.Configure<MassTransitHostOptions>(host => host.WaitUntilStarted = options.Transport is MessageTransport.InMemory);
        switch (options.Transport)
        {
            case MessageTransport.RabbitMq:
                bus.UseRabbitMq(options.RabbitMq, common);
                bus.AddReceiveEndpointObserver<BrokerWatch>();
                break;
            case MessageTransport.AzureServiceBus:
                bus.UseAzureServiceBus(options.AzureServiceBus, common);
                bus.AddReceiveEndpointObserver<BrokerWatch>();
                break;
            default:
                bus.UseMemory(common);
                break;
        }
    }
}
