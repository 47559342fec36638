namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>The call was to end, but somebody has not let go of it in time. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record ClosingTimedOut : ICallWait<ClosingTimedOut>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static ClosingTimedOut Of(Guid callId) => new() { CallId = callId };
}
