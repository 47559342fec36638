using CallCenter.Platform.Messaging.Outbox;
using CallCenter.Platform.Persistence;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using MassTransit;

namespace CallCenter.Platform.Messaging.Inbox;

/// <summary>Puts the <see cref="OnceFilter{T}"/> before everything that consumes on an endpoint, and writes down what the endpoint takes.</summary>
internal sealed class OnceObserver : ConfigurationObserver, IMessageConfigurationObserver
{
    private readonly IConsumeScopeProvider scopes;
    private readonly StoreReady ready;
    private readonly Subscriptions subscriptions;
    private readonly string endpoint;

    public OnceObserver(IReceiveEndpointConfigurator configurator, IRegistrationContext context, Subscriptions subscriptions, string endpoint)
        : base(configurator)
    {
        (scopes, ready) = (new ConsumeScopeProvider(context), context.GetRequiredService<StoreReady>());
        (this.subscriptions, this.endpoint) = (subscriptions, endpoint);
        Connect(this);
    }

    public void MessageConfigured<TMessage>(IConsumePipeConfigurator configurator)
        where TMessage : class
    {
        subscriptions.Add(endpoint, MessageUrn.ForTypeString<TMessage>());
        configurator.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<TMessage>>(new OnceFilter<TMessage>(scopes, ready, endpoint)));
    }
}
