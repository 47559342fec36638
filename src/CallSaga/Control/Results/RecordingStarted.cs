namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the call is being recorded. Published by call control to the call saga; may come twice.</summary>
public sealed record RecordingStarted
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of the recording.</summary>
    public required string RecordingId { get; init; }
}
