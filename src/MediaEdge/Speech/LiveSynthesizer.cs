using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Passes on the sound of utterances that have their own, and has the others synthesised.</summary>
/// <param name="synthesizer">Speaks the others; belongs to this one.</param>
internal sealed class LiveSynthesizer(ISynthesizer synthesizer) : ISynthesizer
{
    /// <inheritdoc/>
    public Task PrepareAsync(Language language, CancellationToken cancellationToken) => synthesizer.PrepareAsync(language, cancellationToken);

    /// <inheritdoc/>
    public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        if (passage.Utterance.Sound is not { } sound)
            return await synthesizer.SpeakAsync(passage, cancellationToken);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(passage.Utterance.Cancelled, cancellationToken);
        await sound.PassOnAsync(passage, cancelled.Token);
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => synthesizer.DisposeAsync();
}
