namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>The caller's words that came after the call was closed are all there by now. Sent by the call saga to itself, delayed.</summary>
public sealed record LateWordsSettled : ICallWait<LateWordsSettled>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static LateWordsSettled Of(Guid callId) => new() { CallId = callId };
}
