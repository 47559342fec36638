using MassTransit;

namespace CallCenter.InsightsWorker.ClosedCalls;

/// <summary>How closed calls are worked through: a few at a time. Where no model has an answer, the endpoint's delayed redelivery tries again.</summary>
internal sealed class SummariseClosedCallDefinition : ConsumerDefinition<SummariseClosedCallConsumer>
{
    public SummariseClosedCallDefinition() => ConcurrentMessageLimit = 8;
}
