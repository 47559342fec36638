using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;

namespace CallCenter.Api.Calls;

/// <summary>A call as the REST API shows it.</summary>
internal sealed record CallResource
{
    /// <summary>Identity.</summary>
    public required Guid CallId { get; init; }

    /// <summary>When the call was asked for or rang.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True until the call is over and its last turn is stored.</summary>
    public required bool InProgress { get; init; }

    /// <summary><c>initiating</c>, <c>talking</c>, <c>transferring</c> or <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it ended; null before.</summary>
    public required CloseReason? CloseReason { get; init; }

    /// <summary>Who called whom.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>The settings the call started with.</summary>
    public required InitiationResource Initiate { get; init; }

    /// <summary>Language spoken now, or last.</summary>
    public required string LangShortCode { get; init; }

    /// <summary>Facts collected so far, by field name.</summary>
    public required IReadOnlyDictionary<string, string> Claim { get; init; }

    /// <summary>How the facts came to be what they are, oldest change first.</summary>
    public required IReadOnlyList<ClaimChangeResource> ClaimHistory { get; init; }

    /// <summary>The conversation until the end of this call, oldest first.</summary>
    public required IReadOnlyList<MessageResource> Messages { get; init; }

    /// <summary>The assistant's words in it of which the caller did not hear all, oldest first.</summary>
    public required IReadOnlyList<UnheardResource> Unheard { get; init; }

    /// <summary>What the company should do next; null before the call is summed up.</summary>
    public required NextAction? Next { get; init; }

    /// <summary>Reminders noted.</summary>
    public required IReadOnlyList<ReminderResource> Reminders { get; init; }

    /// <summary>The summary; null before the call is summed up.</summary>
    public required Synthesis? Synthesis { get; init; }

    /// <summary>The recording; null where none was made.</summary>
    public required RecordingResource? Recording { get; init; }

    /// <summary>What differs from caller to caller, flags and names of instructions, by key, as the call began with it.</summary>
    public required IReadOnlyDictionary<string, string> Variants { get; init; }
    /// <summary>What the call has used so far, and what that costs.</summary>
    public required CostResource Cost { get; init; }

    public static CallResource From(CallView view, Uri? recordingContainer) => new()
    {
        CallId = view.Call.CorrelationId,
        CreatedAt = view.Call.CreatedAt,
        InProgress = view.InProgress,
        State = view.State,
        CloseReason = view.Call.CloseReason,
        Direction = view.Call.Direction,
        Initiate = InitiationResource.From(view.Call.Initiation),
        LangShortCode = view.Call.Language,
        Claim = view.Conversation?.Claim ?? [],
        ClaimHistory = [.. view.ClaimHistory.Select(ClaimChangeResource.Of)],
        Messages = [.. view.Messages.Select(MessageResource.From)],
        Unheard = [.. view.Unheard.Select(UnheardResource.From)],
        Next = view.Conversation?.Next,
        Reminders = [.. (view.Conversation?.Reminders ?? []).Select(ReminderResource.From)],
        Synthesis = view.Conversation?.Synthesis,
        Recording = view.Call.RecordingId is { } id ? new RecordingResource(id, recordingContainer) : null,
        Variants = view.Call.Variants,
        Cost = CostResource.From(view.Cost),
    };
}
