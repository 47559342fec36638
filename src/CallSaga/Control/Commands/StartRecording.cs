namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: record the call. Answered by <see cref="Results.RecordingStarted"/>; a failure is logged and the call goes on unrecorded. Sent by the call saga to call control; may come twice.</summary>
public sealed record StartRecording
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The id shared by all legs.</summary>
    public required string ServerCallId { get; init; }
}
