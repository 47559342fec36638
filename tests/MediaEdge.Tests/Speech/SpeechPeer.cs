using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>The service's end of a connection.</summary>
internal sealed class SpeechPeer(WebSocket socket, Action abort) : IDisposable
{
    private readonly MessageAssembler _assembler = new(socket, 1 << 20);

    /// <summary>Reads the next message; null when the client has closed.</summary>
    public async Task<PeerMessage?> ReadAsync()
    {
        var message = await _assembler.ReadAsync(CancellationToken.None);
        return message.Fate == MessageFate.Closed ? null : PeerMessage.Read(message.Bytes.ToArray(), message.Fate == MessageFate.Binary);
    }

    /// <summary>Reads up to a message with this path.</summary>
    public async Task<PeerMessage> ReadToAsync(string path)
    {
        while (true)
        {
            var message = await ReadAsync() ?? throw new InvalidOperationException($"the client closed before it sent {path}");
            if (message.Has(path))
                return message;
        }
    }

    /// <summary>Sends a text message as the service writes them.</summary>
    public Task SendAsync(string requestId, string path, string json) => SendRawAsync(
        $"X-RequestId:{requestId}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{json}");

    public Task SendRawAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Sends sound.</summary>
    public Task SendSoundAsync(string requestId, byte[] sound)
    {
        var headers = Encoding.ASCII.GetBytes($"X-RequestId:{requestId}\r\nContent-Type:audio/x-wav\r\nX-StreamId:AF0E1B2C3D4E4F50A1B2C3D4E5F60718\r\nPath:audio\r\n");
        var message = new byte[2 + headers.Length + sound.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)headers.Length);
        headers.CopyTo(message, 2);
        sound.CopyTo(message, 2 + headers.Length);
        return socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
    }

    public Task CloseAsync(int code, string reason) => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);

    /// <summary>Breaks the connection without a close.</summary>
    public void Break() => abort();

    public void Dispose() => _assembler.Dispose();

    /// <summary>Reads until the client is gone.</summary>
    public async Task DrainAsync()
    {
        while (await ReadAsync() is not null)
        {
        }
    }
}
