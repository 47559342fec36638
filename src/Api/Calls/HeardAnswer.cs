namespace CallCenter.Api.Calls;

/// <summary>The wait for an answer at the caller's ear.</summary>
internal sealed record HeardAnswer
{
    /// <summary>When the caller had finished, in milliseconds from the moment at which they were connected.</summary>
    public double FinishedMs { get; init; }

    /// <summary>From there to the first sound of the answer, in milliseconds.</summary>
    public double HeardMs { get; init; }
}
