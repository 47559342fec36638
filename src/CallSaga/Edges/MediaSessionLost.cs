namespace CallCenter.CallSaga.Edges;

/// <summary>
/// Event: the edge that holds a call has not been heard of for so long that its process must be gone. Published to the call saga by each of
/// its processes that noticed, so it mostly comes several times, and may come after another edge has taken the call.
/// </summary>
public sealed record MediaSessionLost
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The session that is gone.</summary>
    public required Guid SessionId { get; init; }
}
