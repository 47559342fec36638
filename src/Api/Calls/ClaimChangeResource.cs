namespace CallCenter.Api.Calls;

/// <summary>A change of one fact of a claim, as the REST API shows it.</summary>
internal sealed record ClaimChangeResource
{
    /// <summary>When it was written down, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Name of the fact.</summary>
    public required string Field { get; init; }

    /// <summary>What it was; null where it was not known.</summary>
    public required string? From { get; init; }

    /// <summary>What it became; null where a new claim emptied it.</summary>
    public required string? To { get; init; }

    /// <summary>The tool of the assistant that did it: <c>updated_claim</c> or <c>new_claim</c>.</summary>
    public required ClaimChangeCause Cause { get; init; }

    /// <summary>The turn in which it was said, spoken or by text message; its messages have the same.</summary>
    public required string TurnId { get; init; }

    /// <summary>The call that the turn belongs to: this one or another one of the same conversation.</summary>
    public required Guid CallId { get; init; }

    public static ClaimChangeResource Of(ClaimChangeView change) => new()
    {
        ChangedAt = change.ChangedAt,
        Field = change.Field,
        From = change.Before,
        To = change.After,
        Cause = change.Cause,
        TurnId = change.Turn.ToString(),
        CallId = change.CallId,
    };
}
