using System.Threading.Channels;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech.Azure;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Has the utterances of a call synthesised in the order in which they were queued, beside the owner of the call.</summary>
internal sealed class SpeechWorker(AzureSynthesizer synthesizer) : IAsyncDisposable
{
    // Utterances are short texts and come no faster than a model writes; what bounds the sound is the channel of pieces.
    private readonly Channel<Utterance> _utterances = Channel.CreateUnbounded<Utterance>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Starts, with a connection ready for the first utterance.</summary>
    /// <param name="customVoice">Deployment of the voice that will probably speak first; null for a voice of the service.</param>
    public void Start(string? customVoice) => _running = Task.Run(() => RunAsync(customVoice));

    /// <summary>Has an utterance spoken after those before it.</summary>
    public void Speak(Utterance utterance) => _utterances.Writer.TryWrite(utterance);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _utterances.Writer.TryComplete();
        await _stop.CancelAsync();
        await _running;
        await synthesizer.DisposeAsync();
        _stop.Dispose();
    }

    private async Task RunAsync(string? customVoice)
    {
        try
        {
            await synthesizer.PreconnectAsync(customVoice, _stop.Token);
            await foreach (var utterance in _utterances.Reader.ReadAllAsync(_stop.Token))
            {
                if (!utterance.IsCancelled)
                    await SpeakAsync(utterance);
            }
        }
        catch (OperationCanceledException)
        {
            // The call is over.
        }
    }

    private async Task SpeakAsync(Utterance utterance)
    {
        try
        {
            await synthesizer.SpeakAsync(utterance, _stop.Token);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            // Only this utterance was cancelled, by an interruption.
        }
    }
}
