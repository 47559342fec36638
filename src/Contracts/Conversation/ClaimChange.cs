namespace CallCenter.Contracts.Conversation;

/// <summary>A fact that was written down.</summary>
/// <param name="Field">Name of the claim field.</param>
/// <param name="Value">Its validated, normalised value.</param>
public sealed record ClaimChange(string Field, string Value)
{
    /// <summary>When it was written down; null from an edge of a version that did not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
