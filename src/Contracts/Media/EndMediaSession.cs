namespace CallCenter.Contracts.Media;

/// <summary>
/// Command to the edge that holds a call: the call is over or handed on; cancel what is running, publish the last turn and let go. Sent by the saga. May come twice.
/// </summary>
public sealed record EndMediaSession
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }
}
