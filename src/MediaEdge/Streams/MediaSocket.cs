using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Streams;

/// <summary>The media socket of a call: reads its messages into events, and sends frames. One reader and one sender.</summary>
/// <param name="socket">The socket.</param>
/// <param name="metrics">Counts what cannot be used, and measures the distance of frames.</param>
/// <param name="time">Clock.</param>
/// <param name="connection">What lies below the socket and can gather frames; null where each goes out alone.</param>
internal sealed class MediaSocket(WebSocket socket, CallCenterMetrics metrics, TimeProvider time, GatheringStream? connection = null) : IDisposable
{
    private const int LargestMessage = 64 * 1024;

    private readonly MessageAssembler _assembler = new(socket, LargestMessage);
    private readonly byte[] _message = ArrayPool<byte>.Shared.Rent(OutboundFrame.LengthOf(new PcmFormat(24_000).BytesPerFrame));
    private PcmFormat _format;
    private long _lastFrameIn;
    private long _lastFrameOut;

    /// <summary>
    /// Reads until the socket ends, and turns its messages into events. What cannot be used is dropped and counted. When nobody takes events
    /// any more it reads on to the close of the other side, so that ours reaches it.
    /// </summary>
    public async Task<StreamEnd> ReadAsync(ChannelWriter<CallEvent> events, FrameWatch watch)
    {
        try
        {
            while (true)
            {
                var message = await _assembler.ReadAsync(CancellationToken.None);
                if (message.Fate == MessageFate.Closed)
                    return StreamEnd.CarrierClosed;
                if (!TryRead(message, out var happened))
                    continue;
                if (happened.Kind == CallEventKind.Frame)
                    watch.FrameCame();
                if (!events.TryWrite(happened))
                    await WriteAsync(events, happened);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            return StreamEnd.ConnectionLost;
        }
    }

    /// <summary>Sends a frame. It cannot be cancelled, since a socket that is told so takes a longer way, with objects of its own; <see cref="Abort"/> ends it.</summary>
    /// <param name="sound">Signed 16-bit little-endian mono samples.</param>
    /// <param name="isFollowed">Whether another frame is sent right behind it, with which it may go out.</param>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendFrameAsync(ReadOnlyMemory<byte> sound, bool isFollowed)
    {
        connection?.Gathers = isFollowed;
        var length = OutboundFrame.Write(sound.Span, _message);
        await socket.SendAsync(_message.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Measure(metrics.FramesOutLatency, ref _lastFrameOut);
    }

    /// <summary>Has the service throw away what it has not played yet.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public ValueTask StopAudioAsync() =>
        socket.SendAsync(OutboundFrame.StopAudio, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Breaks the connection off, and with it whatever waits for the other side.</summary>
    public void Abort() => socket.Abort();

    /// <summary>Closes the socket normally, or lets it go when the other side does not take part.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        connection?.Gathers = false;
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It broke while it was being closed, which comes to the same.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _assembler.Dispose();
        ArrayPool<byte>.Shared.Return(_message);
    }

    private static async ValueTask WriteAsync(ChannelWriter<CallEvent> events, CallEvent happened)
    {
        try
        {
            await events.WriteAsync(happened);
        }
        catch (ChannelClosedException)
        {
            happened.Release();
        }
    }

    private bool TryRead(AssembledMessage message, out CallEvent happened)
    {
        happened = default;
        if (message.Fate != MessageFate.Text)
            return Drop(message.Fate == MessageFate.Oversized ? "oversized" : "binary");
        var parsed = InboundParser.Parse(message.Bytes.Span);
        switch (parsed.Kind)
        {
            case InboundKind.Audio when parsed.Sound.Length == _format.BytesPerFrame:
                Measure(metrics.FramesInLatency, ref _lastFrameIn);
                happened = Frame(parsed.Sound);
                return true;
            case InboundKind.Audio:
                metrics.EchoDropped.Add(1);
                return Drop("size");
            case InboundKind.Metadata when parsed.SampleRate is 16_000 or 24_000:
                _format = new PcmFormat(parsed.SampleRate);
                happened = new CallEvent { Kind = CallEventKind.Format, Number = parsed.SampleRate };
                return true;
            case InboundKind.Metadata:
                return Drop("format");
            case InboundKind.Dtmf:
                happened = new CallEvent { Kind = CallEventKind.Key, Number = parsed.Key };
                return true;
            case InboundKind.Garbage:
                return Drop("garbage");
            default:
                return false;
        }
    }

    private CallEvent Frame(ReadOnlySpan<byte> sound)
    {
        var buffer = SoundPool.Rent(sound.Length);
        sound.CopyTo(buffer);
        return new CallEvent { Kind = CallEventKind.Frame, Sound = buffer, Length = sound.Length, ArrivedAt = time.GetTimestamp() };
    }

    private bool Drop(string reason)
    {
        metrics.FramesDropped.Add(1, new KeyValuePair<string, object?>("reason", reason));
        return false;
    }

    private void Measure(System.Diagnostics.Metrics.Histogram<double> latency, ref long last)
    {
        if (!latency.Enabled)
            return;
        var now = time.GetTimestamp();
        if (last != 0)
            latency.Record(time.GetElapsedTime(last, now).TotalSeconds);
        last = now;
    }
}
