using CallCenter.Audio;
using CallCenter.MediaEdge.Speech;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Speech.Fallback;

/// <summary>A provider whose voices fail with an error that no provider should fail with, wherever they can.</summary>
internal sealed class FaultySpeech(Exception fault) : ISpeechProvider, ISynthesizer
{
    public string Name => "faulty";

    /// <summary>How often it was let go of.</summary>
    public int Disposed { get; private set; }

    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) => throw new NotSupportedException();

    public ISynthesizer Synthesizer(PcmFormat format) => this;

    public Task PrepareAsync(Language language, CancellationToken cancellationToken) => Task.FromException(fault);

    public Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken) => Task.FromException<SpeechFailure?>(fault);

    public ValueTask DisposeAsync()
    {
        Disposed++;
        return ValueTask.CompletedTask;
    }
}
