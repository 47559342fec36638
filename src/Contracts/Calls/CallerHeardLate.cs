namespace CallCenter.Contracts.Calls;

/// <summary>
/// Event: words of the caller became known after the call was announced as closed, since the edge that heard them could not tell before.
/// Published by the call saga once no more of them come; the insights worker summarises the call with them.
/// </summary>
public sealed record CallerHeardLate
{
    /// <summary>The call.</summary>
    public Guid CallId => Call.CallId;

    /// <summary>What would have been announced, had they been known.</summary>
    public required CallClosed Call { get; init; }
}
