using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CallCenter.Audio;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>A connection to the synthesis service, used for one request after another.</summary>
internal sealed class SynthesisConnection : IAsyncDisposable
{
    // Longest silence of the service while a request runs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // The service says at once that it begins. A connection that lay idle and says nothing is one whose other end went away without a word,
    // which a pong in time cannot tell here: it would stand behind all the sound that waits for the listener.
    private static readonly TimeSpan PatienceWithIdle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly SpeechSocket _socket;
    private readonly SpeechAccess _access;
    private readonly PcmFormat _format;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _receiving;
    private volatile SynthesisRequest? _request;
    private long _lastUse;
    private bool _isGone;

    private SynthesisConnection(SpeechSocket socket, SpeechAccess access, PcmFormat format)
    {
        (_socket, _access, _format) = (socket, access, format);
        _lastUse = access.Time.GetTimestamp();
        _receiving = Task.Run(ReceiveAsync);
    }

    /// <summary>Whether it can take a request.</summary>
    public bool IsUsable => _socket.IsOpen && !_receiving.IsCompleted && !_isGone;

    /// <summary>Connects and says who we are.</summary>
    /// <exception cref="SpeechRefusedException">The service did not answer, or with a refusal.</exception>
    /// <exception cref="WebSocketException">The connection broke at once.</exception>
    public static async Task<SynthesisConnection> ConnectAsync(SpeechAccess access, PcmFormat format, string? customVoice, CancellationToken cancellationToken)
    {
        var socket = await SpeechSocket.ConnectAsync(
            access.TtsAddress(customVoice), access.Credential, SpeechSocket.NewId(), Timeout.InfiniteTimeSpan, access.Time, cancellationToken);
        try
        {
            await socket.SendTextAsync("speech.config", SpeechSocket.NewId(), "application/json", SpeechConfig.Client, cancellationToken);
            return new SynthesisConnection(socket, access, format);
        }
        catch
        {
            await socket.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a request to its end; only one at a time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ssml">What to speak.</param>
    /// <param name="cancelled">Cancelled when the utterance is not wanted any more; the connection stays usable.</param>
    public async Task<SynthesisOutcome> RunAsync(SynthesisRequest request, string ssml, CancellationToken cancelled)
    {
        _request = request;
        try
        {
            await _socket.SendTextAsync("synthesis.context", request.RequestId, "application/json", SynthesisContext(), _stop.Token);
            await _socket.SendTextAsync("ssml", request.RequestId, "application/ssml+xml", Encoding.UTF8.GetBytes(ssml), _stop.Token);
            if (_receiving.IsCompleted)
                request.End(SynthesisOutcome.ConnectionLost);
            var outcome = await WaitAsync(request, cancelled);
            if (outcome is SynthesisOutcome.Cancelled && IsUsable)
                await _socket.SendTextAsync("synthesis.control", request.RequestId, "application/json", """{"action":"stop"}"""u8, _stop.Token);
            return outcome;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            return cancelled.IsCancellationRequested ? SynthesisOutcome.Cancelled : SynthesisOutcome.ConnectionLost;
        }
        finally
        {
            _request = null;
            _lastUse = _access.Time.GetTimestamp();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _socket.CloseAsync();
        await _stop.CancelAsync();
        await _receiving;
        await _socket.DisposeAsync();
        _stop.Dispose();
    }

    private byte[] SynthesisContext() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        synthesis = new
        {
            audio = new
            {
                metadataOptions = new
                {
                    bookmarkEnabled = false,
                    punctuationBoundaryEnabled = "false",
                    sentenceBoundaryEnabled = "false",
                    sessionEndEnabled = true,
                    visemeEnabled = false,
                    wordBoundaryEnabled = "true",
                },
                outputFormat = $"raw-{_format.SampleRate / 1000}khz-16bit-mono-pcm",
            },
            language = new { autoDetection = false },
        },
    });

    private async Task<SynthesisOutcome> WaitAsync(SynthesisRequest request, CancellationToken cancelled)
    {
        var patience = _access.Time.GetElapsedTime(_lastUse) < Idle ? Patience : PatienceWithIdle;
        while (true)
        {
            var progress = request.Progress;
            try
            {
                return await request.Done.WaitAsync(patience, _access.Time, cancelled);
            }
            catch (OperationCanceledException)
            {
                return SynthesisOutcome.Cancelled;
            }
            catch (TimeoutException) when (request.Progress == 0 && patience == PatienceWithIdle)
            {
                _isGone = true;
                return SynthesisOutcome.ConnectionLost;
            }
            catch (TimeoutException) when (request.Progress == progress && patience == Patience && !request.IsWaitingForListener)
            {
                return SynthesisOutcome.TimedOut;
            }
            catch (TimeoutException)
            {
                // The sound is on its way, only slowly; wait on.
                patience = Patience;
            }
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var message = await _socket.ReadAsync(_stop.Token);
                if (message.Fate == MessageFate.Closed)
                    break;
                await TakeAsync(message);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The request, told below, is tried again on a new connection if nothing of it was heard.
        }

        _request?.End(SynthesisOutcome.ConnectionLost);
    }

    // Messages of other requests are the rest of one that was stopped.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TakeAsync(AssembledMessage message)
    {
        var request = _request;
        if (request is null)
            return;
        var (kind, body) = Read(message, request);
        switch (kind)
        {
            case MessageKind.Sound:
                await request.TakeSoundAsync(body);
                break;
            case MessageKind.Metadata:
                await request.TakeMetadataAsync(body);
                break;
            case MessageKind.TurnEnd:
                request.End(SynthesisOutcome.Completed);
                break;
        }
    }

    private static (MessageKind Kind, ReadOnlyMemory<byte> Body) Read(AssembledMessage assembled, SynthesisRequest request)
    {
        var isBinary = assembled.Fate == MessageFate.Binary;
        if (!isBinary && assembled.Fate != MessageFate.Text)
            return default;
        var message = isBinary ? SpeechMessage.ReadBinary(assembled.Bytes.Span) : SpeechMessage.ReadText(assembled.Bytes.Span);
        if (!request.Owns(message))
            return default;
        request.Notice();
        var body = (ReadOnlyMemory<byte>)assembled.Bytes[^message.Body.Length..];
        if (isBinary)
            return message.Path.SequenceEqual("audio"u8) ? (MessageKind.Sound, body) : default;
        if (message.Path.SequenceEqual("audio.metadata"u8))
            return (MessageKind.Metadata, body);
        return message.Path.SequenceEqual("turn.end"u8) ? (MessageKind.TurnEnd, body) : default;
    }

    private enum MessageKind
    {
        Other,
        Sound,
        Metadata,
        TurnEnd,
    }
}
