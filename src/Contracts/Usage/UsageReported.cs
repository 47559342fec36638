namespace CallCenter.Contracts.Usage;

/// <summary>
/// Event: what a media session has used since its last turn. Published by the media edge after everything else of the session, stored by
/// the saga. May come twice: a session reports once, so <see cref="SessionId"/> is its identity.
/// </summary>
public sealed record UsageReported
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The media session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>What was used.</summary>
    public required IReadOnlyList<UsageItem> Usage { get; init; }
}
