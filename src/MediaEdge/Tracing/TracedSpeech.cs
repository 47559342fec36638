using CallCenter.Audio;
using CallCenter.MediaEdge.Speech;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>A provider whose utterances and sentences have spans, where anybody wants them.</summary>
/// <param name="provider">Does the work.</param>
/// <param name="voiceOf">Its voice for a language.</param>
/// <param name="isFallback">Whether it stands in for another.</param>
/// <param name="time">Clock.</param>
internal sealed class TracedSpeech(ISpeechProvider provider, Func<Language, string> voiceOf, bool isFallback, TimeProvider time) : ISpeechProvider
{
    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) =>
        EdgeTrace.IsWanted ? new TracedRecognizer(provider, settings, events, isFallback, time) : provider.Recognizer(settings, events);

    /// <inheritdoc/>
    public ISynthesizer Synthesizer(PcmFormat format) =>
        EdgeTrace.IsWanted ? new TracedSynthesizer(provider.Synthesizer(format), provider.Name, voiceOf, isFallback, time) : provider.Synthesizer(format);
}
