namespace CallCenter.Contracts.Calls;

/// <summary>
/// Event: the telephone rings. Published by the Api from Event Grid's IncomingCall; handled by the call saga.
/// May come twice: the call id is derived from the service's correlation id, so both deliveries name the same call.
/// </summary>
public sealed record IncomingCall
{
    /// <summary>Id of the call to be.</summary>
    public required Guid CallId { get; init; }

    /// <summary>What the call is about: the configured defaults with the caller's number.</summary>
    public required CallInitiation Initiation { get; init; }

    /// <summary>The service's one-time ticket for answering, 7 to 8 KB of opaque text.</summary>
    public required string IncomingCallContext { get; init; }

    /// <summary>The id shared by all legs.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>When the phone rang.</summary>
    public required DateTimeOffset RangAt { get; init; }
}
