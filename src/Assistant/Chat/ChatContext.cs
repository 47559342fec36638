using CallCenter.Assistant.Usage;
using System.Collections.ObjectModel;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Chat;

/// <summary>Everything the assistant knows when it is its turn: a snapshot, never shared between calls.</summary>
public sealed record ChatContext
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Voice or text message.</summary>
    public required ChatChannel Channel { get; init; }

    /// <summary>The settings of the call.</summary>
    public required CallInitiation Initiation { get; init; }

    /// <summary>Short code of the language spoken now.</summary>
    public required string Language { get; init; }

    /// <summary>What was said so far, oldest first, the caller's latest words last.</summary>
    public required IReadOnlyList<ConversationMessage> Messages { get; init; }

    /// <summary>Facts collected so far, by field name.</summary>
    public required IReadOnlyDictionary<string, string> Claim { get; init; }

    /// <summary>Reminders noted so far.</summary>
    public required IReadOnlyList<Reminder> Reminders { get; init; }

    /// <summary>Values of the flags that differ from caller to caller, by key, as the call began with them.</summary>
    public IReadOnlyDictionary<string, string> Variants { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>True on the first turn of a call that continues an earlier conversation: the call may not be ended or transferred yet.</summary>
    public bool FirstTurnOfResumedCall { get; init; }

    /// <summary>Where the answer counts what it uses; that of the call, unlike all else here.</summary>
    public UsageMeter Usage { get; init; } = new();
}
