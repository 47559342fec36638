using System.Runtime.CompilerServices;
using System.Text;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>One passage being synthesised: takes the messages of its request id and passes on sound and words.</summary>
internal sealed class SynthesisRequest(Passage passage)
{
    private readonly TaskCompletionSource<SynthesisOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Id of the request.</summary>
    public string RequestId { get; } = SpeechSocket.NewId();

    /// <summary>Ends with the request.</summary>
    public Task<SynthesisOutcome> Done => _done.Task;

    /// <summary>Messages that came; stands still when the service went silent.</summary>
    public long Progress { get; private set; }

    /// <summary>Whether the listener is slower than the service, which then has to wait.</summary>
    public bool IsWaitingForListener => passage.IsWaitingForListener;

    /// <summary>Whether a message belongs to this request.</summary>
    public bool Owns(SpeechMessage message) => Ascii.Equals(message.RequestId, RequestId);

    /// <summary>A message of it came.</summary>
    public void Notice() => Progress++;

    /// <summary>Ends the request.</summary>
    public void End(SynthesisOutcome outcome) => _done.TrySetResult(outcome);

    /// <summary>Takes a piece of sound.</summary>
    public ValueTask TakeSoundAsync(ReadOnlyMemory<byte> sound) => passage.SoundAsync(sound);

    /// <summary>Takes the places of words.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask TakeMetadataAsync(ReadOnlyMemory<byte> json)
    {
        var words = new WordPlaces(json);
        while (words.TryNext(out var word))
            await passage.WordAsync(word);
    }
}
