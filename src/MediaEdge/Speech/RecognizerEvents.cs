using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Where a recogniser reports to; called from its receiving side.</summary>
/// <param name="Heard">Something was heard.</param>
/// <param name="Failed">Recognition has ended for good: the service refuses us.</param>
internal sealed record RecognizerEvents(Func<Recognition, ValueTask> Heard, Func<ValueTask> Failed)
{
    /// <summary>The service has taken a connection and listens. Not told by services that are asked anew for each utterance.</summary>
    public Func<ValueTask> Connected { get; init; } = () => ValueTask.CompletedTask;

    /// <summary>The service cannot be reached at the moment; the recogniser keeps the sound and goes on trying.</summary>
    public Func<SpeechFailure, ValueTask> Troubled { get; init; } = _ => ValueTask.CompletedTask;
}
