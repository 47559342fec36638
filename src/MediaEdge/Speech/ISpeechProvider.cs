using CallCenter.Audio;

namespace CallCenter.MediaEdge.Speech;

/// <summary>A service that recognises and synthesises speech; shared by the calls of an edge.</summary>
internal interface ISpeechProvider
{
    /// <summary>What it is called in metrics and logs: <c>azure</c>, <c>openai</c>.</summary>
    string Name { get; }

    /// <summary>Makes a recogniser for a call; nothing is connected before it is started.</summary>
    IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events);

    /// <summary>Makes a synthesiser for a call.</summary>
    /// <param name="format">Shape of the sound it delivers.</param>
    ISynthesizer Synthesizer(PcmFormat format);
}
