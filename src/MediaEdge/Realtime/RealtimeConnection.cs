using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// One connection of a call to the realtime model: what is to be sent waits until it is there, what comes is handed to the owner of the
/// call as events with the connection's number. Ends by itself when either side closes it.
/// </summary>
internal sealed class RealtimeConnection(
    int number, RealtimeAccess access, ChannelWriter<CallEvent> events, CallCenterMetrics metrics, TimeProvider time, ILogger logger) : IRealtimeConnection
{
    // The largest message holds a piece of sound; services cut theirs far below this.
    private const int LargestMessage = 4 << 20;

    // Ten seconds of the caller: more is old by the time it would be heard.
    private const int MostFramesWaiting = 500;
    private static readonly TimeSpan TimeToConnect = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(1);

    private readonly Channel<Outgoing> _outbox = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private int _framesWaiting;

    /// <inheritdoc/>
    public void Start() => _running = Task.Run(RunAsync);

    /// <inheritdoc/>
    public void Send(byte[] message) => _outbox.Writer.TryWrite(new Outgoing(message, message.Length, IsFrame: false));

    /// <inheritdoc/>
    public void SendFrame(byte[] buffer, int length)
    {
        if (Volatile.Read(ref _framesWaiting) >= MostFramesWaiting || !_outbox.Writer.TryWrite(new Outgoing(buffer, length, IsFrame: true)))
        {
            metrics.FramesDropped.Add(1, new KeyValuePair<string, object?>("reason", "realtime"));
            ArrayPool<byte>.Shared.Return(buffer);
            return;
        }

        Interlocked.Increment(ref _framesWaiting);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _outbox.Writer.TryComplete();
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var socket = new ClientWebSocket();
        if (await ConnectAsync(socket))
        {
            await PostAsync(new RealtimeEvent { Kind = RealtimeEventKind.Connected });
            using var broken = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var sending = SendAllAsync(socket, broken);
            await ReadAllAsync(socket, broken.Token);
            if (!_stop.IsCancellationRequested)
                access.Outcome.Failed();
            await broken.CancelAsync();
            await sending;
            await CloseAsync(socket);
            await PostAsync(new RealtimeEvent { Kind = RealtimeEventKind.Lost });
        }

        _outbox.Writer.TryComplete();
        while (_outbox.Reader.TryRead(out var left))
            Release(left);
    }

    private async Task<bool> ConnectAsync(ClientWebSocket socket)
    {
        using var timeout = new CancellationTokenSource(TimeToConnect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
        try
        {
            await access.ConnectAsync(socket, either.Token);
            access.Outcome.Succeeded();
            return true;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or Azure.Identity.AuthenticationFailedException)
        {
            if (!_stop.IsCancellationRequested)
                access.Outcome.Failed();
            var status = (int)socket.HttpStatusCode;
            var reason = status > 0 ? $"status {status}" : timeout.IsCancellationRequested ? "no answer" : "unreachable";
            await PostAsync(new RealtimeEvent { Kind = RealtimeEventKind.Refused, Error = reason });
            return false;
        }
    }

    private async Task SendAllAsync(ClientWebSocket socket, CancellationTokenSource broken)
    {
        try
        {
            await foreach (var message in _outbox.Reader.ReadAllAsync(broken.Token))
            {
                try
                {
                    await socket.SendAsync(message.Buffer.AsMemory(0, message.Length), WebSocketMessageType.Text, endOfMessage: true, broken.Token);
                }
                finally
                {
                    Release(message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It ends.
        }
        catch (WebSocketException)
        {
            await broken.CancelAsync();
        }
    }

    private async Task ReadAllAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var assembler = new MessageAssembler(socket, LargestMessage);
        var reader = new RealtimeReader();
        try
        {
            while (true)
            {
                var message = await assembler.ReadAsync(cancellationToken);
                if (message.Fate == MessageFate.Closed)
                    return;
                if (message.Fate != MessageFate.Text || !reader.TryRead(message.Bytes, out var told, out var sound, out var length))
                    Log.RealtimeUnreadable(logger, message.Fate);
                else if (told.Kind != RealtimeEventKind.Other)
                    await TakeAsync(told, sound, length);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task CloseAsync(ClientWebSocket socket)
    {
        try
        {
            using var timeout = new CancellationTokenSource(TimeToClose, time);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", timeout.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It broke while it was being closed, which comes to the same.
        }
    }

    private ValueTask TakeAsync(RealtimeEvent told, byte[]? sound, int length)
    {
        // What the filter refuses is the caller's doing, and what is cancelled ours.
        if (told is { Kind: RealtimeEventKind.ResponseDone, Status: "completed" })
            access.Outcome.Succeeded();
        else if (told is { Kind: RealtimeEventKind.ResponseDone, Status: "failed", Error: not "content_filter" })
            access.Outcome.Failed();
        return PostAsync(told, sound, length);
    }

    private async ValueTask PostAsync(RealtimeEvent told, byte[]? sound = null, int length = 0)
    {
        var happened = new CallEvent { Kind = CallEventKind.Realtime, Number = number, Subject = told, Sound = sound, Length = length };
        try
        {
            await events.WriteAsync(happened, _stop.Token);
        }
        catch (Exception exception) when (exception is ChannelClosedException or OperationCanceledException)
        {
            happened.Release();
        }
    }

    private void Release(Outgoing message)
    {
        if (!message.IsFrame)
            return;
        Interlocked.Decrement(ref _framesWaiting);
        ArrayPool<byte>.Shared.Return(message.Buffer);
    }

    private readonly record struct Outgoing(byte[] Buffer, int Length, bool IsFrame);
}
