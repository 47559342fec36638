using System.Threading.Channels;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Streams the caller's sound to Azure AI Speech and reports what it hears (WebSocket protocol of continuous recognition).
/// </summary>
/// <remarks>
/// 1. Sound goes out in pieces of 100 ms as fast as it comes in; the service's clock is the sound, never the wall.
/// 2. When the service ends a turn, a new one begins on the same connection; when the connection breaks, a new one is made. Both begin
///    with the sound behind the last final phrase, which was kept.
/// 3. A refusal that would come again (401, 403) ends recognition; others are retried with growing pauses.
/// </remarks>
internal sealed class AzureRecognizer : IRecognizer
{
    private const int PiecesPerSecond = 10;
    private const int SecondsKept = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(1);

    // A connection whose other end is gone without a word must not take the caller's words with it; what comes over it is always read.
    private static readonly TimeSpan LongestPong = TimeSpan.FromSeconds(5);

    private readonly RecognitionSettings _settings;
    private readonly RecognizerEvents _events;
    private readonly SpeechAccess _access;
    private readonly string _connectionId = SpeechSocket.NewId();
    private readonly Channel<RecognizerInput> _input;
    private readonly SoundBacklog _backlog;
    private readonly RecognitionReceiver _receiver;
    private readonly CancellationTokenSource _stop = new();
    private readonly int _pieceBytes;
    private byte[] _piece;
    private int _filled;
    private Task _running = Task.CompletedTask;

    /// <summary>Creates a recogniser; nothing is connected before <see cref="Start"/>.</summary>
    public AzureRecognizer(RecognitionSettings settings, SpeechAccess access, RecognizerEvents events)
    {
        (_settings, _access, _events) = (settings, access, events);
        _pieceBytes = settings.Format.BytesPerSecond / PiecesPerSecond;
        _piece = SoundPool.Rent(_pieceBytes);
        _backlog = new SoundBacklog(settings.Format.BytesPerSecond * SecondsKept);
        _input = Channel.CreateBounded<RecognizerInput>(new BoundedChannelOptions(PiecesPerSecond * SecondsKept) { SingleReader = true });
        _receiver = new RecognitionReceiver(events, _input.Writer, PositionOf, access.Logger);
    }

    /// <summary>Pieces of sound that were lost because the service could not be reached for long.</summary>
    public long LostPieces { get; private set; }

    /// <inheritdoc/>
    public void Start() => _running = Task.Run(RunAsync);

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<byte> sound, bool isSpeech)
    {
        while (!sound.IsEmpty)
        {
            var part = Math.Min(sound.Length, _pieceBytes - _filled);
            sound[..part].CopyTo(_piece.AsSpan(_filled));
            sound = sound[part..];
            _filled += part;
            if (_filled < _pieceBytes)
                continue;
            if (_input.Writer.TryWrite(new RecognizerInput { Sound = _piece, Length = _filled }))
                _piece = SoundPool.Rent(_pieceBytes);
            else
                LostPieces++;
            _filled = 0;
        }
    }

    /// <inheritdoc/>
    public void Forget(TimeSpan before) => _input.Writer.TryWrite(new RecognizerInput { Done = PositionOf(before) });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _input.Writer.TryComplete();
        _stop.CancelAfter(TimeToClose);
        await _running;
        while (_input.Reader.TryRead(out var input))
            Return(input);
        _backlog.Dispose();
        SoundPool.Return(_piece);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_stop.IsCancellationRequested && !_input.Reader.Completion.IsCompleted)
        {
            try
            {
                await using var socket = await SpeechSocket.ConnectAsync(Address(), _access.Credential, _connectionId, LongestPong, _access.Time, _stop.Token);
                if (await ServeAsync(socket))
                    pause = FirstPause;
                else if (pause > FirstPause)
                    await _events.Troubled(new SpeechFailure("connections end before anything was heard"));
            }
            catch (SpeechRefusedException refusal) when (refusal.IsFinal)
            {
                Log.RecognitionRefused(_access.Logger, (int)refusal.Status);
                await _events.Failed();
                return;
            }
            catch (SpeechRefusedException refusal)
            {
                Log.RecognitionUnreachable(_access.Logger, refusal.Message);
                await _events.Troubled(new SpeechFailure(refusal.Message));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.RecognitionConnectionLost(_access.Logger, exception.GetType().Name);
                if (pause > FirstPause)
                    await _events.Troubled(new SpeechFailure("connections break"));
            }

            await Task.Delay(pause, _access.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // Sends until the connection is gone; true when the service had begun to listen on it.
    private async Task<bool> ServeAsync(SpeechSocket socket)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        await BeginTurnAsync(socket, isFirst: true, gone.Token);
        await _events.Connected();
        var receiving = _receiver.ReceiveAsync(socket, gone.Token);
        try
        {
            while (true)
            {
                // Without a token, which would cost an object each time: the end of the input ends the wait.
                RecognizerInput input;
                while (!_input.Reader.TryRead(out input))
                {
                    if (await _input.Reader.WaitToReadAsync(CancellationToken.None))
                        continue;
                    await socket.CloseAsync();
                    return true;
                }

                if (input.Sound is { } sound)
                {
                    _backlog.Add(sound, input.Length);
                    await socket.SendBinaryAsync("audio", _receiver.Turn!.RequestId, contentType: null, sound.AsSpan(0, input.Length), gone.Token);
                }
                else if (input.TurnEnded is { } ended && string.Equals(ended, _receiver.Turn!.RequestId, StringComparison.Ordinal))
                {
                    await BeginTurnAsync(socket, isFirst: false, gone.Token);
                }
                else if (ReferenceEquals(input.Lost, socket))
                {
                    return await receiving;
                }

                _backlog.Release(input.Done);
            }
        }
        finally
        {
            await gone.CancelAsync();
            await receiving;
        }
    }

    private async Task BeginTurnAsync(SpeechSocket socket, bool isFirst, CancellationToken cancellationToken)
    {
        var turn = new RecognitionTurn(SpeechSocket.NewId(), _settings.StartsAt + DurationOf(_backlog.Start));
        _receiver.Turn = turn;
        if (isFirst)
            await socket.SendTextAsync("speech.config", turn.RequestId, "application/json", SpeechConfig.ForRecognition(_settings.Format), cancellationToken);
        await socket.SendTextAsync("speech.context", turn.RequestId, "application/json", SpeechConfig.Context(_settings), cancellationToken);
        await socket.SendBinaryAsync("audio", turn.RequestId, "audio/x-wav", SpeechConfig.WavHeader(_settings.Format), cancellationToken);
        foreach (var piece in _backlog.Pieces)
            await socket.SendBinaryAsync("audio", turn.RequestId, contentType: null, piece.Span, cancellationToken);
    }

    private Uri Address() => _access.SttAddress(
        $"language={_settings.Language}&format=simple&segmentationSilenceTimeoutMs={(int)_settings.SegmentationSilence.TotalMilliseconds}");

    private TimeSpan DurationOf(long bytes) => TimeSpan.FromSeconds((double)bytes / _settings.Format.BytesPerSecond);

    private long PositionOf(TimeSpan callTime) => (long)((callTime - _settings.StartsAt).TotalSeconds * _settings.Format.BytesPerSecond);

    private static void Return(RecognizerInput input)
    {
        if (input.Sound is { } sound)
            SoundPool.Return(sound);
    }
}
