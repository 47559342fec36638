namespace CallCenter.Contracts.Calls;

/// <summary>
/// Command: end a call. Sent to the call saga by the media edge once the goodbye was heard, or by a supervisor through the Api.
/// May come twice.
/// </summary>
public sealed record HangUpCall
{
    /// <summary>The call to end.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Why.</summary>
    public required CloseReason Reason { get; init; }
}
