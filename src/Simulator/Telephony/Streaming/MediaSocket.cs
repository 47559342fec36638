using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>One WebSocket to the app: sends in order in the background, collects what arrives until the call's loop takes it.</summary>
internal sealed class MediaSocket
{
    private const int LargestMessage = 1 << 20;
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket;
    private readonly Channel<OutboundMedia> outgoing = Channel.CreateUnbounded<OutboundMedia>();
    private readonly ConcurrentQueue<InboundMedia> incoming = new();
    private readonly TimeProvider time;
    private volatile bool closedByService;

    private MediaSocket(ClientWebSocket socket, TimeProvider time)
    {
        this.socket = socket;
        this.time = time;
        Closed = RunAsync();
    }

    /// <summary>Completes when the connection is gone: true when <see cref="Close"/> ended it, false when the app or the network did.</summary>
    public Task<bool> Closed { get; }

    /// <summary>Messages written by the call but not yet taken by the network.</summary>
    public int Backlog => outgoing.Reader.Count;

    /// <returns>Null when the app refuses the connection or does not answer with 101.</returns>
    public static async Task<MediaSocket?> ConnectAsync(
        Uri url, IReadOnlyDictionary<string, string> headers, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = new ClientWebSocket();
        foreach (var (name, value) in headers)
            connection.Options.SetRequestHeader(name, value);
        try
        {
            await connection.ConnectAsync(url, cancellationToken);
            return new MediaSocket(connection, time);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            connection.Dispose();
            return null;
        }
    }

    /// <summary>Something has arrived that the call has not taken yet.</summary>
    public bool HasReceived => !incoming.IsEmpty;

    public void Send(OutboundMedia message)
    {
        if (!outgoing.Writer.TryWrite(message))
            message.Return();
    }

    public bool TryReceive(out InboundMedia media) => incoming.TryDequeue(out media);

    /// <summary>Closes after what was sent so far.</summary>
    public void Close()
    {
        closedByService = true;
        outgoing.Writer.TryComplete();
    }

    private async Task<bool> RunAsync()
    {
        var receiving = ReceiveAsync();
        var sending = SendAsync();
        await Task.WhenAny(receiving, sending);
        outgoing.Writer.TryComplete();
        await sending;
        await SayGoodbyeAsync();
        await Task.WhenAny(receiving, Task.Delay(LongestGoodbye, time));
        socket.Abort();
        await receiving;
        socket.Dispose();
        return closedByService;
    }

    private async Task SendAsync()
    {
        var failed = false;
        await foreach (var message in outgoing.Reader.ReadAllAsync())
        {
            failed = failed || !await TrySendAsync(message);
            message.Return();
            if (failed)
                outgoing.Writer.TryComplete();
        }
    }

    private async Task<bool> TrySendAsync(OutboundMedia message)
    {
        using var tooLong = new CancellationTokenSource(LongestSend, time);
        try
        {
            await socket.SendAsync(message.Bytes, WebSocketMessageType.Text, endOfMessage: true, tooLong.Token);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task SayGoodbyeAsync()
    {
        using var tooLong = new CancellationTokenSource(LongestGoodbye, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, tooLong.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                length += received.Count;
                if (!received.EndOfMessage)
                {
                    if (length == buffer.Length)
                        Array.Resize(ref buffer, LargerThan(length));
                    continue;
                }

                if (received.MessageType == WebSocketMessageType.Text && MediaMessageReader.TryRead(buffer.AsSpan(0, length), out var media))
                    incoming.Enqueue(media);
                length = 0;
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidDataException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    private static int LargerThan(int length)
        => length < LargestMessage ? length * 2 : throw new InvalidDataException("The app's message is larger than the service takes.");
}
