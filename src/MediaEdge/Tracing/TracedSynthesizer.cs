using System.Diagnostics;
using CallCenter.MediaEdge.Speech;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>Makes a span of each sentence that another synthesiser speaks.</summary>
/// <param name="synthesizer">Speaks; belongs to this one.</param>
/// <param name="provider">Name of its provider.</param>
/// <param name="voiceOf">Its voice for a language.</param>
/// <param name="isFallback">Whether that stands in for another.</param>
/// <param name="time">Clock.</param>
internal sealed class TracedSynthesizer(ISynthesizer synthesizer, string provider, Func<Language, string> voiceOf, bool isFallback, TimeProvider time) : ISynthesizer
{
    /// <inheritdoc/>
    public Task PrepareAsync(Language language, CancellationToken cancellationToken) => synthesizer.PrepareAsync(language, cancellationToken);

    /// <inheritdoc/>
    public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        if (SentenceSpan.Begin(passage, provider, voiceOf(passage.Utterance.Language), isFallback, time) is not { } sentence)
            return await synthesizer.SpeakAsync(passage, cancellationToken);
        passage.Trace = sentence;
        passage.Utterance.Trace = sentence;
        // It may have been cancelled before anybody knew whom to tell.
        if (passage.Utterance.IsCancelled)
            sentence.Heard(isCutOff: true);
        Activity.Current = sentence.Span;
        string? failed = nameof(SpeechFailure);
        try
        {
            var failure = await synthesizer.SpeakAsync(passage, cancellationToken);
            failed = failure?.Reason;
            return failure;
        }
        catch (Exception exception)
        {
            failed = passage.Utterance.IsCancelled || cancellationToken.IsCancellationRequested ? null : exception.GetType().Name;
            throw;
        }
        finally
        {
            sentence.Spoken(failed);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => synthesizer.DisposeAsync();
}
