namespace CallCenter.Platform.Persistence;

/// <summary>
/// What a turn wrote into the claim of its conversation, also where the claim had it already. Rows are added and never changed, so it does
/// not matter in which order turns arrive; <c>ClaimHistory</c> makes values before and after of them. (<see cref="SourceId"/>,
/// <see cref="TurnIndex"/>, <see cref="Position"/>) is the key, which makes storing it idempotent.
/// </summary>
public sealed class ClaimChangeRecord
{
    /// <summary>The conversation.</summary>
    public Guid ConversationId { get; set; }

    /// <summary>The call it was said in; empty where that is not known.</summary>
    public Guid CallId { get; set; }

    /// <summary>What it came from: a media session; or the conversation itself, for what its claim held before there was a history.</summary>
    public Guid SourceId { get; set; }

    /// <summary>Turn within the source.</summary>
    public int TurnIndex { get; set; }

    /// <summary>Place among all that the turn wrote, in order.</summary>
    public int Position { get; set; }

    /// <summary>When it was written down, on the clock of the edge.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The fact; null where a new claim began.</summary>
    public string? Field { get; set; }

    /// <summary>What it is, as every store keeps it; null where there is nothing any more.</summary>
    public string? Value
    {
        get;
        set => field = value is null ? null : StorableTextConverter.Storable(value);
    }

    /// <summary>The turn.</summary>
    public TurnId TurnId => new(SourceId, TurnIndex);

    /// <summary>Whether no turn is known for it.</summary>
    public bool IsOfUnknownTurn => SourceId == ConversationId;
}
