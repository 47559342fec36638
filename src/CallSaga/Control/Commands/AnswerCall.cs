namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: pick up an incoming call. Answered by <see cref="Results.CallPlaced"/> or <see cref="Results.CallPlacementFailed"/>. Sent by the call saga to call control; may come twice.</summary>
public sealed record AnswerCall
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's one-time ticket for answering.</summary>
    public required string IncomingCallContext { get; init; }

    /// <summary>Whether the audio streams as soon as the line is connected; false where the language menu comes first.</summary>
    public required bool StreamAtOnce { get; init; }
}
