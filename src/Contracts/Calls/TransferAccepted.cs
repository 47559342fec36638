namespace CallCenter.Contracts.Calls;

/// <summary>
/// The human agent took the transferred call.
/// Published by the Api from an authenticated Azure Communication Services callback; may come twice, late or out of order.
/// </summary>
public sealed record TransferAccepted
{
    /// <summary>The call, from the callback URL.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Id of the CloudEvent that carried it; equal for a repeated delivery.</summary>
    public required string CloudEventId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>What we attached to the operation that this event ends; null where there was none.</summary>
    public string? OperationContext { get; init; }

    /// <summary>The service's result.</summary>
    public AcsResult Result { get; init; } = new(200, 0);
}
