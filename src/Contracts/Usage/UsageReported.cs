namespace CallCenter.Contracts.Usage;

/// <summary>
/// Event: what a media session has used since its last turn, or what was looked up ahead for a turn. Published by the media edge after
/// everything else of the session, and by the insights worker; stored by the saga. May come twice: each reports once, so <see cref="SessionId"/> is its identity.
/// </summary>
public sealed record UsageReported
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The media session, or an id made from session and turn.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>What was used.</summary>
    public required IReadOnlyList<UsageItem> Usage { get; init; }
}
