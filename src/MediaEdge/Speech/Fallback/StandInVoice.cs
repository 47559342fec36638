namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>One of the voices that stand in for one another in a call.</summary>
/// <param name="Synthesizer">Speaks.</param>
/// <param name="Breaker">Whether it is to be asked.</param>
internal sealed record StandInVoice(ISynthesizer Synthesizer, ProviderBreaker Breaker)
{
    /// <summary>How fast it speaks.</summary>
    public VoicePace Pace { get; } = new();
}
