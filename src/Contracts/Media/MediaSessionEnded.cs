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

    /// <summary>
    /// Index of the last turn that the session published; null where it published none. The bus may deliver that turn after this event:
    /// with the number the saga knows to wait for it before it declares the call closed.
    /// </summary>
    public int? LastTurn { get; init; }
}
