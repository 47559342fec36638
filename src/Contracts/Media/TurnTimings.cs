namespace CallCenter.Contracts.Media;

/// <summary>
/// How long each step of an answer took, in milliseconds of call time from the end of the caller's speech; null where a step did not happen.
/// </summary>
public sealed record TurnTimings
{
    /// <summary>Until the turn was judged to be over.</summary>
    public double? EndOfTurnMs { get; init; }

    /// <summary>Until the final text of what the caller said was there.</summary>
    public double? FinalTextMs { get; init; }

    /// <summary>Until the model's first token.</summary>
    public double? FirstTokenMs { get; init; }

    /// <summary>Until the first synthesised audio.</summary>
    public double? FirstAudioMs { get; init; }

    /// <summary>Until the first frame of the answer was sent.</summary>
    public double? FirstSentMs { get; init; }
}
