using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>The Azure Service Bus namespace (<c>messaging.azure_service_bus</c>).</summary>
public sealed class AzureServiceBusOptions
{
    /// <summary>Connection string with the right to manage: queues, topics and subscriptions are made by the product.</summary>
    /// <value>Required where Azure Service Bus is the transport.</value>
    [Secret]
    public string? ConnectionString { get; set; }
}
