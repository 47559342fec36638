using System.Threading.Channels;
using CallCenter.MediaEdge.Playout;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Has the utterances of a call synthesised in the order in which they were queued, beside the owner of the call.</summary>
/// <param name="synthesizer">Speaks; belongs to the worker.</param>
/// <param name="pieces">Takes the sound.</param>
/// <param name="soundReady">Called when the first sound of an utterance was put there.</param>
internal sealed class SpeechWorker(ISynthesizer synthesizer, ChannelWriter<SynthesisPiece> pieces, Action soundReady) : IAsyncDisposable
{
    // Utterances are short texts and come no faster than a model writes; what bounds the sound is the channel of pieces.
    private readonly Channel<Utterance> _utterances = Channel.CreateUnbounded<Utterance>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Starts, ready for the first utterance, which will probably be in this language.</summary>
    public void Start(Language language) => _running = Task.Run(() => RunAsync(language));

    /// <summary>Has an utterance spoken after those before it.</summary>
    public void Speak(Utterance utterance) => _utterances.Writer.TryWrite(utterance);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _utterances.Writer.TryComplete();
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        finally
        {
            await synthesizer.DisposeAsync();
            _stop.Dispose();
        }
    }

    private async Task RunAsync(Language language)
    {
        try
        {
            await PrepareAsync(language);
            await foreach (var utterance in _utterances.Reader.ReadAllAsync(_stop.Token))
            {
                if (!utterance.IsCancelled)
                    await SpeakAsync(utterance);
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The call is over, and what fails with it is not heard any more.
        }
    }

    private async Task PrepareAsync(Language language)
    {
        try
        {
            await synthesizer.PrepareAsync(language, _stop.Token);
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            // Whatever it was shows again when the first utterance is spoken, and fails that one alone.
        }
    }

    private async Task SpeakAsync(Utterance utterance)
    {
        try
        {
            var failure = await synthesizer.SpeakAsync(new Passage(utterance, pieces, soundReady), _stop.Token);
            var end = failure is null ? SynthesisPieceKind.End : SynthesisPieceKind.Failure;
            if (!utterance.IsCancelled)
                await pieces.WriteAsync(new SynthesisPiece { Kind = end, Utterance = utterance }, utterance.Cancelled);
        }
        catch (OperationCanceledException) when (utterance.IsCancelled && !_stop.IsCancellationRequested)
        {
            // Only this utterance was cancelled, by an interruption.
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            // Whatever it was, the call goes on as after any sentence that could not be spoken.
            await pieces.WriteAsync(new SynthesisPiece { Kind = SynthesisPieceKind.Failure, Utterance = utterance }, _stop.Token);
        }
    }
}
