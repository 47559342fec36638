using CallCenter.Audio;
using CallCenter.Platform.Health;

namespace CallCenter.MediaEdge.Speech;

/// <summary>A provider of which is noted how listening and speaking went last.</summary>
/// <param name="provider">Does the work.</param>
/// <param name="recognition">Is told of listening.</param>
/// <param name="synthesis">Is told of speaking.</param>
internal sealed class WatchedSpeech(ISpeechProvider provider, LastOutcome recognition, LastOutcome synthesis) : ISpeechProvider
{
    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) => provider.Recognizer(settings, events with
    {
        Connected = () =>
        {
            recognition.Succeeded();
            return events.Connected();
        },
        Heard = heard =>
        {
            recognition.Succeeded();
            return events.Heard(heard);
        },
        Troubled = failure =>
        {
            recognition.Failed();
            return events.Troubled(failure);
        },
        Failed = () =>
        {
            recognition.Failed();
            return events.Failed();
        },
    });

    /// <inheritdoc/>
    public ISynthesizer Synthesizer(PcmFormat format) => new WatchedSynthesizer(provider.Synthesizer(format), synthesis);
}
