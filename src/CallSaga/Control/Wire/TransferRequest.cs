namespace CallCenter.CallSaga.Control.Wire;

/// <summary><c>POST /calling/callConnections/{id}:transferToParticipant</c>.</summary>
internal sealed record TransferRequest
{
    public required AcsIdentifier TargetParticipant { get; init; }

    /// <summary>Needed for targets in the telephone network.</summary>
    public required AcsPhoneNumber SourceCallerIdNumber { get; init; }

    public required string OperationContext { get; init; }
}
