using System.Buffers;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Speech.Wire;

/// <summary>A WebSocket that carries messages of the speech protocol. One reader and one writer at a time.</summary>
internal sealed class SpeechSocket(WebSocket socket, TimeProvider time)
{
    private const int LargestMessage = 1 << 20;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);
    private readonly ArrayBufferWriter<byte> _incoming = new(16 * 1024);

    /// <summary>Waits for the next message; null when the client has closed.</summary>
    /// <exception cref="SpeechProtocolException">The message is malformed or larger than 1 MiB.</exception>
    public async Task<SpeechMessage?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _incoming.ResetWrittenCount();
        while (true)
        {
            var received = await socket.ReceiveAsync(_incoming.GetMemory(8 * 1024), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;

            _incoming.Advance(received.Count);
            if (_incoming.WrittenCount > LargestMessage)
                throw new SpeechProtocolException("The message is too large.");
            if (received.EndOfMessage)
            {
                return received.MessageType == WebSocketMessageType.Text
                    ? SpeechMessage.FromText(_incoming.WrittenMemory)
                    : SpeechMessage.FromBinary(_incoming.WrittenMemory);
            }
        }
    }

    /// <summary>Sends a text message with a JSON body.</summary>
    public async Task SendAsync(string requestId, string path, JsonNode body, CancellationToken cancellationToken)
    {
        var text = $"X-RequestId:{requestId}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{body.ToJsonString()}";
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    /// <summary>Sends sound; an empty body marks its end.</summary>
    public async Task SendAudioAsync(string requestId, string streamId, ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        var contentType = audio.IsEmpty ? "" : "Content-Type:audio/x-wav\r\n";
        var headers = $"X-RequestId:{requestId}\r\n{contentType}X-StreamId:{streamId}\r\nPath:audio\r\n";
        var length = 2 + headers.Length + audio.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)headers.Length);
            Encoding.ASCII.GetBytes(headers, buffer.AsSpan(2));
            audio.Span.CopyTo(buffer.AsSpan(2 + headers.Length));
            await socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Closes and waits, for a few seconds, until the client has closed as well; what still arrives is dropped.</summary>
    /// <param name="reason">Null: the normal end. Else the client is told what it did wrong, with code 1007.</param>
    public async Task CloseAsync(string? reason)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout, time);
        var status = reason is null ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.InvalidPayloadData;
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseAsync(status, reason, timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
