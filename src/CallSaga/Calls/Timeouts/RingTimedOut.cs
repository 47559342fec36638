namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>Nobody picked up in time. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record RingTimedOut : ICallWait<RingTimedOut>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static RingTimedOut Of(Guid callId) => new() { CallId = callId };
}
