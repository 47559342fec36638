using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Messaging.Transports;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration;

/// <summary>What carries messages between the services (<c>messaging</c>).</summary>
[Section("messaging")]
public sealed class MessagingOptions : ICheckedSettings
{
    /// <summary>What carries them.</summary>
    /// <value>Default <c>in_memory</c>; services in processes of their own need one of the others, the same for all.</value>
    public MessageTransport Transport { get; set; }

    /// <summary>The RabbitMQ server.</summary>
    [Written("rabbitmq")]
    public RabbitMqOptions RabbitMq { get; set; } = new();

    /// <summary>The Azure Service Bus namespace.</summary>
    public AzureServiceBusOptions AzureServiceBus { get; set; } = new();

    /// <summary>The settings as they are while the host is being built, problems left aside: the host names those when it starts.</summary>
    internal static MessagingOptions Of(IConfiguration configuration)
    {
        var options = new MessagingOptions();
        new SettingsReader([]).Read(options, configuration);
        return options;
    }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        switch (Transport)
        {
            case MessageTransport.RabbitMq:
                Require("rabbitmq:host", RabbitMq.Host, "name or address of the server");
                Require("rabbitmq:username", RabbitMq.Username, "text");
                Require("rabbitmq:password", RabbitMq.Password, "text");
                break;
            case MessageTransport.AzureServiceBus when !AzureServiceBusTransport.IsBuilt:
                report("transport", AzureServiceBusTransport.NotBuilt);
                break;
            case MessageTransport.AzureServiceBus:
                Require("azure_service_bus:connection_string", AzureServiceBus.ConnectionString, "text");
                break;
        }

        void Require(string key, string? value, string expected)
        {
            if (value is null)
                report(key, $"is missing, expected {expected}");
        }
    }
}
