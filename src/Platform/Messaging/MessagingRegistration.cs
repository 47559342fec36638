using System.Text.Json;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Transports;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Messaging;

/// <summary>Adds the bus.</summary>
public static class MessagingRegistration
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds a durable bus and these consumers, each on an endpoint named after it in kebab case. What a consumer publishes, and the note
    /// that its message is taken, are committed with what it changed in the store. When it fails it is tried again at once, then four times
    /// within five seconds, then after minutes, and then its message is kept as failed. Call it once, after all else, with the consumers
    /// of every module.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="consumers">Adds the consumers and sagas.</param>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder, Action<IBusRegistrationConfigurator> consumers)
    {
        var options = MessagingOptions.Of(builder.Configuration);
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddNames();
            bus.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.TakeEachOnce(context, name));
            consumers(bus);
            bus.UseConfiguredTransport(options, (context, transport) =>
            {
                transport.UseOutboxScheduler(context);
                transport.ConfigureJsonSerializerOptions(OnOneLine);
            });
        });
        builder.Services.AddDurableMessaging(
            inMemory: options.Transport is MessageTransport.InMemory,
            shared: DatabaseOptions.Of(builder.Configuration).Provider is DatabaseProvider.Postgresql);
        builder.Services.Configure<MassTransitHostOptions>(host => host.StopTimeout = StopTimeout);
        return builder;
    }

    /// <summary>A bus that keeps nothing: names, retries, and an outbox in memory. For tests of one consumer or saga on MassTransit's harness.</summary>
    public static void AddCallCenterDefaults(this IBusRegistrationConfigurator bus)
    {
        bus.AddNames();
        bus.AddDelayedMessageScheduler();
        bus.AddConfigureEndpointsCallback((context, _, endpoint) =>
        {
            new RetryPlan().Apply(endpoint);
            endpoint.UseInMemoryOutbox(context);
        });
    }

    // Nobody looks at messages on their way; the indentation was a third of them.
    private static JsonSerializerOptions OnOneLine(JsonSerializerOptions json)
    {
        json.WriteIndented = false;
        return json;
    }

    private static void AddNames(this IBusRegistrationConfigurator bus)
    {
        bus.DisableUsageTelemetry();
        bus.SetKebabCaseEndpointNameFormatter();
    }
}
