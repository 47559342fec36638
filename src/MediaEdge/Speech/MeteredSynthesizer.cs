using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Counts what is given to synthesis: the whole of a sentence once it is asked for, as providers bill it, whether it is heard to its end or not.</summary>
/// <param name="synthesizer">Speaks; belongs to this one.</param>
/// <param name="usage">Counts.</param>
internal sealed class MeteredSynthesizer(ISynthesizer synthesizer, UsageMeter usage) : ISynthesizer
{
    /// <inheritdoc/>
    public Task PrepareAsync(Language language, CancellationToken cancellationToken) => synthesizer.PrepareAsync(language, cancellationToken);

    /// <inheritdoc/>
    public Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        usage.Add(UsageKind.CharactersSpoken, passage.Text.Length);
        return synthesizer.SpeakAsync(passage, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => synthesizer.DisposeAsync();
}
