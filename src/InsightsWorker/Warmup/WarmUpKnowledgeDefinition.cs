using MassTransit;

namespace CallCenter.InsightsWorker.Warmup;

/// <summary>How turns are worked through: a few at a time, so that searches for the next turn take nothing from those that a caller waits for.</summary>
internal sealed class WarmUpKnowledgeDefinition : ConsumerDefinition<WarmUpKnowledgeConsumer>
{
    public WarmUpKnowledgeDefinition() => ConcurrentMessageLimit = 4;
}
