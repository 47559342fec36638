namespace CallCenter.Contracts.Calls;

/// <summary>
/// Command: place a call. Sent by the Api (<c>POST /call</c>) to the call saga, which answers with the life of the call.
/// May come twice; the second one finds the call existing and does nothing.
/// </summary>
public sealed record StartCall
{
    /// <summary>Id of the call to be.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Whom to call about what.</summary>
    public required CallInitiation Initiation { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}
