using System.Collections.ObjectModel;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Insights;

/// <summary>A conversation that is to be summarised.</summary>
public sealed record FinishedConversation
{
    /// <summary>The settings it was led by.</summary>
    public required CallInitiation Initiation { get; init; }

    /// <summary>Short code of the language to summarise in: the one last spoken.</summary>
    public required string Language { get; init; }

    /// <summary>What was said, oldest first.</summary>
    public required IReadOnlyList<ConversationMessage> Messages { get; init; }

    /// <summary>Facts collected, by field name.</summary>
    public required IReadOnlyDictionary<string, string> Claim { get; init; }

    /// <summary>Reminders noted.</summary>
    public required IReadOnlyList<Reminder> Reminders { get; init; }

    /// <summary>What was recorded on its latest call of what differs from caller to caller, by key.</summary>
    public IReadOnlyDictionary<string, string> Variants { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
