using CallCenter.Contracts.Usage;

namespace CallCenter.Contracts.Insights;

/// <summary>
/// Event: a closed call was summarised. Published by the insights worker; the saga stores it, the notification worker texts the summary. May come twice.
/// </summary>
public sealed record InsightsReady
{
    /// <summary>The call after which it was made.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The conversation it is about.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The summary.</summary>
    public required Synthesis Synthesis { get; init; }

    /// <summary>The next step.</summary>
    public required NextAction Next { get; init; }

    /// <summary>A text message to the caller that sums up the call, in the caller's language; null where none is to be sent.</summary>
    public string? SmsSummary { get; init; }

    /// <summary>What was used to make it.</summary>
    public IReadOnlyList<UsageItem> Usage { get; init; } = [];

    /// <summary>What the call has cost, this included, as far as it was known then; null where no prices are configured.</summary>
    public Money? Cost { get; init; }
}
