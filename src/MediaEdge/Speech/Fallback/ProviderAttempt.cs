namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>One use of a provider, whose end its <see cref="ProviderBreaker"/> waits for. Only the first end counts.</summary>
internal sealed class ProviderAttempt
{
    // The breaker goes on within the call that ends the attempt, so that whoever asks it next knows of the end.
    private readonly TaskCompletionSource<SpeechFailure?> _ended = new(TaskCreationOptions.None);

    /// <summary>Whether the breaker let it begin.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Whether others are kept away from the provider until this attempt has ended.</summary>
    public bool IsTrial { get; set; }

    /// <summary>How it ended: null for well.</summary>
    public Task<SpeechFailure?> Ended => _ended.Task;

    /// <summary>It went well, or was given up for reasons of ours.</summary>
    public void Succeed() => _ended.TrySetResult(null);

    /// <summary>The provider does something for us. That decides a trial, for which others wait; any other attempt is judged by its end.</summary>
    public void Prove()
    {
        if (IsTrial)
            Succeed();
    }

    /// <summary>The provider failed.</summary>
    /// <returns>False where the attempt had ended before.</returns>
    public bool Fail(SpeechFailure failure) => _ended.TrySetResult(failure);
}
