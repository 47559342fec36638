namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>The language menu was neither answered nor reported to have failed in time. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record LanguageMenuTimedOut : ICallWait<LanguageMenuTimedOut>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static LanguageMenuTimedOut Of(Guid callId) => new() { CallId = callId };
}
