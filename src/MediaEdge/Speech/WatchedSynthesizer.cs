using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Notes how each sentence that was not given up went.</summary>
/// <param name="synthesizer">Speaks; belongs to this one.</param>
/// <param name="service">Is told.</param>
internal sealed class WatchedSynthesizer(ISynthesizer synthesizer, LastOutcome service) : ISynthesizer
{
    /// <inheritdoc/>
    public Task PrepareAsync(Language language, CancellationToken cancellationToken) => synthesizer.PrepareAsync(language, cancellationToken);

    /// <inheritdoc/>
    public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        var failure = await synthesizer.SpeakAsync(passage, cancellationToken);
        if (failure is not null)
            service.Failed();
        else if (!passage.Utterance.IsCancelled)
            service.Succeeded();
        return failure;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => synthesizer.DisposeAsync();
}
