using CallCenter.Assistant.Insights;
using MassTransit;

namespace CallCenter.InsightsWorker.ClosedCalls;

/// <summary>How closed calls are worked through: a few at a time, and again later where no model has an answer.</summary>
internal sealed class SummariseClosedCallDefinition : ConsumerDefinition<SummariseClosedCallConsumer>
{
    private readonly InsightsRedelivery redelivery;

    public SummariseClosedCallDefinition(InsightsRedelivery redelivery)
    {
        this.redelivery = redelivery;
        ConcurrentMessageLimit = 8;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<SummariseClosedCallConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        endpointConfigurator.UseDelayedRedelivery(retry =>
        {
            retry.Handle<InsightsException>();
            retry.Intervals([.. redelivery.Waits]);
        });
}
