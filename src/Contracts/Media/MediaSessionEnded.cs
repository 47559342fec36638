namespace CallCenter.Contracts.Media;

/// <summary>
/// Event: a media edge has let go of a call and has published all its turns before. May come twice, or after a newer session started.
/// </summary>
public sealed record MediaSessionEnded
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The session that ended.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Why it ended.</summary>
    public required StreamEnd Reason { get; init; }
}
