using CallCenter.Contracts.Usage;

namespace CallCenter.Platform.Persistence;

/// <summary>What was used for a call between two reports of one source; (<see cref="SourceId"/>, <see cref="Number"/>) is its key, which makes storing it idempotent.</summary>
public sealed class UsageRecord
{
    /// <summary>What reported it: a media session, a text message, or the message that brought a summary.</summary>
    public Guid SourceId { get; set; }

    /// <summary>Number of the report: of a media session the turn, -1 for what came after the last one.</summary>
    public int Number { get; set; }

    /// <summary>The call.</summary>
    public Guid CallId { get; set; }

    /// <summary>What was used.</summary>
    public List<UsageItem> Items { get; set; } = [];
}
