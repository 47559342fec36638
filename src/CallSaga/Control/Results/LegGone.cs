namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the telephone service does not know our leg any more, so the call is over although its end was not reported (yet). Published by call control to the call saga; may come twice.</summary>
public sealed record LegGone
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }
}
