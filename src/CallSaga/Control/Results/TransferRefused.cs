namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the transfer could not be asked for. Published by call control to the call saga; may come twice.</summary>
public sealed record TransferRefused
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>What names the attempt to transfer.</summary>
    public required string OperationContext { get; init; }
}
