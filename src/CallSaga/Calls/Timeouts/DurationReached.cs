namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>The call has lasted as long as calls may. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record DurationReached : ICallWait<DurationReached>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static DurationReached Of(Guid callId) => new() { CallId = callId };
}
