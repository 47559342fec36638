namespace CallCenter.Api.Calls;

/// <summary>What became of measurements.</summary>
internal sealed record HeardAnswersResource
{
    /// <summary>How many of them fitted an answer of the call.</summary>
    public required int Matched { get; init; }
}
