using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What carries messages between the services.</summary>
public enum MessageTransport
{
    /// <summary>The memory of the one process that all services run in.</summary>
    InMemory,

    /// <summary>RabbitMQ 3.10 or newer.</summary>
    [Written("rabbitmq")]
    RabbitMq,

    /// <summary>Azure Service Bus; only in a build made with <c>-p:AzureServiceBus=true</c>.</summary>
    [Written("azureservicebus")]
    AzureServiceBus,
}
