namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the telephone service refused to place or answer the call, or could not be reached. Published by call control to the call saga; may come twice.</summary>
public sealed record CallPlacementFailed
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }
}
