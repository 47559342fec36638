namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>The human agent did not answer in time. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record TransferTimedOut : ICallWait<TransferTimedOut>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static TransferTimedOut Of(Guid callId) => new() { CallId = callId };
}
