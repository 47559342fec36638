using CallCenter.Platform.Messaging.Failures;
using CallCenter.Platform.Messaging.Inbox;
using CallCenter.Platform.Messaging.Outbox;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Messaging;

/// <summary>
/// Makes a bus durable: what is sent waits in the store, in the transaction of what brought it about; what is taken is noted there, so
/// that it is taken once; what cannot be taken is kept there with the reason; and what is to come later waits there too.
/// </summary>
internal static class DurableMessaging
{
    /// <summary>Adds the services.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="inMemory">Whether the transport keeps messages in memory only.</param>
    /// <param name="shared">Whether other processes write to the same store.</param>
    public static void AddDurableMessaging(this IServiceCollection services, bool inMemory, bool shared)
    {
        services.TryAddScoped<OutboxCapture>();
        services.TryAddScoped<Consumption>();
        services.TryAddSingleton<OutboxTable>();
        services.TryAddSingleton<Subscriptions>();
        services.TryAddSingleton<FailureStore>();
        services.TryAddSingleton<RetryPlan>();
        services.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, OutboxBusContextProvider>());
        services.AddSingleton(provider => new DurablePublisher(
            provider.GetRequiredService<IBus>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            throughStore: inMemory));
        if (inMemory)
        {
            services.AddSingleton<Deliveries>();
            services.AddReceiveObserver(provider => provider.GetRequiredService<Deliveries>());
        }

        services.AddHostedService<OutboxDispatcher>();
        if (shared)
            services.AddHostedService<OutboxNotifications>();
    }

    /// <summary>Gives every message on the bus the scheduler of the outbox.</summary>
    public static void UseOutboxScheduler(this IBusFactoryConfigurator bus, IBusRegistrationContext context) =>
        bus.AddPrePipeSpecification(new FilterPipeSpecification<ConsumeContext>(
            new OutboxSchedulerFilter(context.GetRequiredService<IServiceScopeFactory>())));

    /// <summary>
    /// Makes an endpoint take each message once and in one transaction, tried again as the <see cref="RetryPlan"/> says and then kept as failed.
    /// </summary>
    public static void TakeEachOnce(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context, string name)
    {
        var subscriptions = context.GetRequiredService<Subscriptions>();
        if (LiveEndpoint.Is(name))
        {
            subscriptions.AddEndpoint(name);
            endpoint.DiscardFaultedMessages();
            endpoint.DiscardSkippedMessages();
            return;
        }

        endpoint.KeepFailures(context.GetRequiredService<FailureStore>(), name);

        var plan = context.GetRequiredService<RetryPlan>();
        plan.ApplyLater(endpoint);
        plan.Apply(endpoint);
        _ = new OnceObserver(endpoint, context, subscriptions, name);
    }
}
