using CallCenter.Platform.Resilience;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>One use of a provider, whose end its <see cref="ProviderBreaker"/> waits for: null where it went well.</summary>
internal sealed class ProviderAttempt : CircuitUse<SpeechFailure?>
{
    /// <summary>It went well, or was given up for reasons of ours.</summary>
    public void Succeed() => TryEnd(null);

    /// <summary>The provider does something for us. That decides a trial, for which others wait; any other attempt is judged by its end.</summary>
    public void Prove()
    {
        if (IsTrial)
            Succeed();
    }

    /// <summary>The provider failed.</summary>
    /// <returns>False where the attempt had ended before.</returns>
    public bool Fail(SpeechFailure failure) => TryEnd(failure);
}
