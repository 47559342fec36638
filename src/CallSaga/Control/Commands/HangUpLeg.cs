namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: end the call for everybody on it. Its success shows as CallDisconnected; <see cref="Results.LegGone"/> where it was over already. Sent by the call saga to call control; may come twice.</summary>
public sealed record HangUpLeg
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Names the reason to hang up within the call; equal for a repetition.</summary>
    public required string Step { get; init; }

    /// <summary>When it was first asked for; sent along, so that the service recognises a repetition.</summary>
    public required DateTimeOffset AskedAt { get; init; }
}
