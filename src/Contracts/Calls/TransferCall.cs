namespace CallCenter.Contracts.Calls;

/// <summary>
/// Command: hand the caller to the human agent. Sent to the call saga by the media edge once the announcement was heard,
/// or by a supervisor through the Api. May come twice.
/// </summary>
public sealed record TransferCall
{
    /// <summary>The call to transfer.</summary>
    public required Guid CallId { get; init; }

    /// <summary>True when a supervisor asked, so that nothing was announced yet.</summary>
    public bool BySupervisor { get; init; }
}
