using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: hand the caller to the human agent. Its outcome shows as TransferAccepted or TransferFailed; <see cref="Results.TransferRefused"/> where it could not be asked for. Sent by the call saga to call control; may come twice.</summary>
public sealed record TransferLeg
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>The agent.</summary>
    public required PhoneNumber Agent { get; init; }

    /// <summary>Names the attempt; comes back with its outcome.</summary>
    public required string OperationContext { get; init; }
}
