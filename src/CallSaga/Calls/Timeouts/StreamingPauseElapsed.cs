namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>The audio was lost a moment ago and the call has not ended since. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record StreamingPauseElapsed : ICallWait<StreamingPauseElapsed>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static StreamingPauseElapsed Of(Guid callId) => new() { CallId = callId };
}
