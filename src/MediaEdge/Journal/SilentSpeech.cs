using CallCenter.Audio;
using CallCenter.MediaEdge.Speech;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Stands where speech services stand while a call is run again: what was heard and spoken comes from the journal.</summary>
internal sealed class SilentSpeech : ISpeechProvider
{
    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) => new Deaf();

    /// <inheritdoc/>
    public ISynthesizer Synthesizer(PcmFormat format) => new Mute();

    private sealed class Deaf : IRecognizer
    {
        public void Start()
        {
        }

        public void Push(ReadOnlySpan<byte> sound, bool isSpeech)
        {
        }

        public void Forget(TimeSpan before)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Mute : ISynthesizer
    {
        public Task PrepareAsync(Language language, CancellationToken cancellationToken) => Task.CompletedTask;

        // At its first passage until the call is over: pieces come from the journal alone.
        public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return null;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
