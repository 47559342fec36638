using System.ClientModel;
using System.Threading.Channels;
using CallCenter.MediaEdge.Endpointing;
using OpenAI.Audio;

namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>
/// Has a caller's utterances transcribed, one file after another (<c>POST audio/transcriptions</c>), as our own detector cuts them. There are no partial
/// texts: an interruption is known by its words only once they were said.
/// </summary>
/// <remarks>
/// 1. Utterances are sent in their order, one at a time, so that their texts come in order.
/// 2. A refusal that would come again (401, 403, 404, and 400 twice) ends recognition; after other failures the same utterance is sent again, with growing pauses.
/// </remarks>
internal sealed class OpenAIRecognizer : IRecognizer
{
    private const int MostWaiting = 8;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(1);

    private readonly RecognitionSettings _settings;
    private readonly AudioClient _client;
    private readonly RecognizerEvents _events;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly UtteranceCutter _cutter;
    private readonly Channel<SpokenUtterance> _utterances;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Creates a recogniser.</summary>
    public OpenAIRecognizer(RecognitionSettings settings, AudioClient client, RecognizerEvents events, TimeProvider time, ILogger logger)
    {
        (_settings, _client, _events, _time, _logger) = (settings, client, events, time, logger);
        _cutter = new UtteranceCutter(settings);
        _utterances = Channel.CreateBounded<SpokenUtterance>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            lost => Log.TranscriptionOverrun(_logger, (lost.Until - lost.From).TotalSeconds));
    }

    /// <inheritdoc/>
    public void Start() => _running = Task.Run(RunAsync);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<byte> sound, bool isSpeech)
    {
        if (_cutter.TryCut(sound, isSpeech, out var utterance))
            _utterances.Writer.TryWrite(utterance);
    }

    /// <inheritdoc/>
    public void Forget(TimeSpan before)
    {
        // Silence is not kept in the first place.
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _utterances.Writer.TryComplete();
        _stop.CancelAfter(TimeToClose);
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var utterance in _utterances.Reader.ReadAllAsync(_stop.Token))
            {
                if (await TranscribeAsync(utterance))
                    continue;
                await _events.Failed();
                return;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception exception)
        {
            // The call does not end by it: it is over, or has nobody who listens, which its silence policy deals with.
            Log.TranscriptionEnded(_logger, exception.GetType().Name);
        }
    }

    // False when the service refuses us for good.
    private async Task<bool> TranscribeAsync(SpokenUtterance utterance)
    {
        for (var (attempt, pause) = (1, FirstPause); ; attempt++, pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var text = await AskAsync(utterance);
                await _events.Heard(new Recognition(text.Trim(), utterance.From, utterance.Until, IsFinal: true));
                return true;
            }
            catch (ClientResultException refusal) when (refusal.Status is 401 or 403 or 404 || (refusal.Status is 400 && attempt > 1))
            {
                Log.TranscriptionRefused(_logger, refusal.Status);
                return false;
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                // The message of an answer may quote what was sent: only its number is told.
                var reason = exception is ClientResultException { Status: > 0 } answer ? $"status {answer.Status}" : exception.GetType().Name;
                Log.TranscriptionFailed(_logger, reason);
                await _events.Troubled(new SpeechFailure(reason));
            }

            await Task.Delay(pause, _time, _stop.Token);
        }
    }

    private async Task<string> AskAsync(SpokenUtterance utterance)
    {
        using var timeout = new CancellationTokenSource(LongestAnswer, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
        using var file = new MemoryStream(utterance.Wav, writable: false);
        var options = new AudioTranscriptionOptions
        {
            // ISO 639-1, as the protocol wants it.
            Language = _settings.Language.Split('-')[0],
            Prompt = _settings.Phrases.Count > 0 ? string.Join(", ", _settings.Phrases) : null,
            ResponseFormat = AudioTranscriptionFormat.Simple,
        };
        var answer = await _client.TranscribeAudioAsync(file, "utterance.wav", options, either.Token);
        return answer.Value.Text;
    }
}
