using CallCenter.Audio;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>Azure AI Speech as a provider.</summary>
internal sealed class AzureSpeech(SpeechAccess access) : ISpeechProvider
{
    /// <inheritdoc/>
    public string Name => "azure";

    /// <inheritdoc/>
    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) => new AzureRecognizer(settings, access, events);

    /// <inheritdoc/>
    public ISynthesizer Synthesizer(PcmFormat format) => new AzureSynthesizer(access, format);
}
