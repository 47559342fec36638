using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Usage;

namespace CallCenter.Contracts.Media;

/// <summary>
/// Event: a turn of the conversation is finished, with everything that came of it. Published by the media edge as soon as the turn ends,
/// stored by the saga, open to others. May come twice: (<see cref="SessionId"/>, <see cref="Index"/>) is its identity.
/// </summary>
public sealed record TurnCompleted
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The media session that the turn was spoken in.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Number of the turn within its session, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What was said, in order: the caller's words and what of the assistant's was heard.</summary>
    public required IReadOnlyList<ConversationMessage> Messages { get; init; }

    /// <summary>Facts written down, in order.</summary>
    public IReadOnlyList<ClaimChange> ClaimChanges { get; init; } = [];

    /// <summary>Reminders noted or replaced.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>True when the caller began another claim in this turn: the facts above belong to the new, empty one.</summary>
    public bool StartsNewClaim { get; init; }

    /// <summary>When that other claim began; null where none did, and from an edge of a version that did not say.</summary>
    public DateTimeOffset? NewClaimAt { get; init; }

    /// <summary>Short code of the language spoken at the end of the turn.</summary>
    public required string Language { get; init; }

    /// <summary>When what happened in the turn, on the call's audio clock.</summary>
    public TurnTimings? Timings { get; init; }

    /// <summary>The assistant's words of which the caller did not hear all; empty where everything was heard, and from an edge of a version that did not say.</summary>
    public IReadOnlyList<UnheardWords> Unheard { get; init; } = [];

    /// <summary>What was used since the turn before, also for answers that nobody heard; what follows the last turn comes as <see cref="UsageReported"/>.</summary>
    public IReadOnlyList<UsageItem> Usage { get; init; } = [];
}
