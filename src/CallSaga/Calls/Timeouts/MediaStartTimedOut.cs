namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>No media edge reported to hold the audio in time. Sent by the call saga to itself, delayed; stale ones are recognised by their token.</summary>
public sealed record MediaStartTimedOut : ICallWait<MediaStartTimedOut>
{
    /// <inheritdoc/>
    public required Guid CallId { get; init; }

    /// <inheritdoc/>
    public static MediaStartTimedOut Of(Guid callId) => new() { CallId = callId };
}
