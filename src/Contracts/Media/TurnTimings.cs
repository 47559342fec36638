namespace CallCenter.Contracts.Media;

/// <summary>
/// How long each step of an answer took, in milliseconds of call time from the end of the caller's speech; null where a step did not happen.
/// </summary>
public sealed record TurnTimings
{
    /// <summary>When the caller stopped speaking or pressing keys, from the beginning of the media session: all other times count from here.</summary>
    public double? SpeechEndMs { get; init; }

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

    /// <summary>Until the first sound of the answer at the caller's ear, as it was measured at the far end of the line; null where nobody measured there.</summary>
    public double? HeardMs { get; init; }
}
