namespace CallCenter.Contracts.Calls;

/// <summary>
/// Event: a call was announced as closed without a word of the caller, and words of theirs became known afterwards, since the edge that
/// heard them could not tell before. Published once by the call saga; the insights worker summarises the call then.
/// </summary>
public sealed record CallerHeardLate
{
    /// <summary>What would have been announced, had they been known.</summary>
    public required CallClosed Call { get; init; }
}
