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
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddNames();
            bus.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.TakeEachOnce(context, name));
            consumers(bus);
            bus.UsingInMemory((context, memory) =>
            {
                memory.UseOutboxScheduler(context);
                memory.ConfigureEndpoints(context);
            });
        });
        builder.Services.AddDurableMessaging(inMemory: true);
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = true;
            options.StopTimeout = StopTimeout;
        });
        return builder;
    }

    /// <summary>A bus that keeps nothing: names, retries, and an outbox in memory. For tests of one consumer or saga on MassTransit's harness.</summary>
    public static void AddCallCenterDefaults(this IBusRegistrationConfigurator bus)
    {
        bus.AddNames();
        bus.AddDelayedMessageScheduler();
        bus.AddConfigureEndpointsCallback((context, _, endpoint) =>
        {
            endpoint.UseMessageRetry(RetryAtOnce);
            endpoint.UseInMemoryOutbox(context);
        });
    }

    // The retry is outside of what it repeats: each try gets a scope of its own, and what a failed try published is thrown away.
    internal static void RetryAtOnce(IRetryConfigurator retry) => retry.Intervals(
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(50),
        TimeSpan.FromMilliseconds(250),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3));

    private static void AddNames(this IBusRegistrationConfigurator bus)
    {
        bus.DisableUsageTelemetry();
        bus.SetKebabCaseEndpointNameFormatter();
    }
}
