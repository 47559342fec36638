using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// A conversation: claim, reminders and what was made of them. It may span calls and text messages. Written by the saga only.
/// </summary>
public sealed class ConversationRecord
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Optimistic version, raised by one with every stored change.</summary>
    public int Version { get; set; }

    /// <summary>The caller's number, E.164.</summary>
    public string PhoneNumber { get; set; } = "";

    /// <summary>The settings it is led by.</summary>
    public CallInitiation Initiation { get; set; } = null!;

    /// <summary>Short code of the language last spoken.</summary>
    public string Language { get; set; } = "";

    /// <summary>Facts collected so far, by field name.</summary>
    public Dictionary<string, string> Claim { get; set; } = [];

    /// <summary>Claims finished earlier in the same conversation, oldest first.</summary>
    public List<Dictionary<string, string>> EarlierClaims { get; set; } = [];

    /// <summary>Reminders noted.</summary>
    public List<Reminder> Reminders { get; set; } = [];

    /// <summary>Summary; null before the first call is closed.</summary>
    public Synthesis? Synthesis { get; set; }

    /// <summary>Next step; null before the first call is closed.</summary>
    public NextAction? Next { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}
