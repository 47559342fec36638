namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: stop whatever the telephone service itself plays or listens for. Sent by the call saga to call control; may come twice.</summary>
public sealed record CancelMedia
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }
}
