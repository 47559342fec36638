using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Usage;

namespace CallCenter.Assistant.Insights;

/// <summary>What was made of a conversation.</summary>
/// <param name="Synthesis">The summary.</param>
/// <param name="Next">The next step.</param>
/// <param name="SmsSummary">The text message to the caller.</param>
/// <param name="Usage">What that took of the models.</param>
public sealed record ConversationInsights(Synthesis Synthesis, NextAction Next, string SmsSummary, IReadOnlyList<UsageItem> Usage);
