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
    /// Adds a bus in memory with delayed delivery and these consumers, each on an endpoint named after it in kebab case. What a
    /// consumer publishes leaves when it has finished; when it fails it is tried again at once, then four times within five
    /// seconds, and then its message goes to the endpoint's error queue. Call it once, after all else, with the consumers of every module.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="consumers">Adds the consumers and sagas.</param>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder, Action<IBusRegistrationConfigurator> consumers)
    {
        var options = MessagingOptions.Of(builder.Configuration);
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddCallCenterDefaults();
            consumers(bus);
            bus.UseConfiguredTransport(options, (_, transport) =>
            {
                if (options.Transport is MessageTransport.InMemory)
                    transport.UseDelayedMessageScheduler();
            });
        });
        builder.Services.Configure<MassTransitHostOptions>(host => host.StopTimeout = StopTimeout);
        return builder;
    }

    /// <summary>What every bus of ours has, whatever carries it: names, scheduling, retries, the outbox in memory. The tests' harness uses it too.</summary>
    public static void AddCallCenterDefaults(this IBusRegistrationConfigurator bus)
    {
        bus.DisableUsageTelemetry();
        bus.SetKebabCaseEndpointNameFormatter();
        bus.AddDelayedMessageScheduler();
        bus.AddConfigureEndpointsCallback((context, _, endpoint) =>
        {
            // The retry is outermost: each try gets a scope of its own, and what a failed try published is thrown away.
            endpoint.UseMessageRetry(retry => retry.Intervals(
                TimeSpan.Zero,
                TimeSpan.FromMilliseconds(50),
                TimeSpan.FromMilliseconds(250),
                TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(3)));
            endpoint.UseInMemoryOutbox(context);
        });
    }
}
