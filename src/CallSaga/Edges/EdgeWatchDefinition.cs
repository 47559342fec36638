using MassTransit;

namespace CallCenter.CallSaga.Edges;

/// <summary>
/// An endpoint of this process's own, so that every process hears every edge. A beat that could not be worked on goes nowhere: the next one
/// does the same.
/// </summary>
internal sealed class EdgeWatchDefinition<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.DiscardFaultedMessages();
}
