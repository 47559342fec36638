namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the telephone service has taken the order to place or answer the call. Published by call control to the call saga; may come twice.</summary>
public sealed record CallPlaced
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>The id shared by all legs; null while the service does not say it.</summary>
    public string? ServerCallId { get; init; }
}
