using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Prompts;

/// <summary>What an instruction is about.</summary>
internal sealed record PromptSubject
{
    /// <summary>The settings of the call.</summary>
    public required CallInitiation Initiation { get; init; }

    /// <summary>Short code of the language to answer in.</summary>
    public required string Language { get; init; }

    /// <summary>How the assistant is heard.</summary>
    public required ChatChannel Channel { get; init; }

    /// <summary>The moment, in the time zone of the caller.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Time zone of the caller.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The fields to fill.</summary>
    public required ClaimForm Form { get; init; }

    /// <summary>Facts collected so far.</summary>
    public required IReadOnlyDictionary<string, string> Claim { get; init; }

    /// <summary>Reminders noted so far.</summary>
    public required IReadOnlyList<Reminder> Reminders { get; init; }

    /// <summary>What was recorded on the call of what differs from caller to caller, by key.</summary>
    public required IReadOnlyDictionary<string, string> Variants { get; init; }

    /// <summary>What was said, as text; empty where the model gets it message by message.</summary>
    public string Transcript { get; init; } = "";
}
