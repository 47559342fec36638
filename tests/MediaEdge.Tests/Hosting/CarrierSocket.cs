using System.Net.WebSockets;
using System.Text;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>The telephone service's end of a media socket, with the messages that go over it.</summary>
internal sealed class CarrierSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[8192];

    /// <summary>How the other side closed it; null before that, or where the connection broke.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>20 ms of sound.</summary>
    public static string Frame(ReadOnlySpan<byte> samples) =>
        $$$"""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","data":"{{{Convert.ToBase64String(samples)}}}","silent":false}}""";

    /// <summary>A key that the telephone service has recognised.</summary>
    public static string Key(char key) => $$$"""{"kind":"DtmfData","dtmfData":{"data":"{{{key}}}"}}""";

    /// <summary>Connects, and tells the shape of the sound.</summary>
    public async Task ConnectAsync(Uri url, string bearer, int sampleRate)
    {
        _socket.Options.SetRequestHeader("Authorization", bearer);
        await _socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        await SendAsync($$$"""{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"PCM","sampleRate":{{{sampleRate}}},"channels":1,"length":{{{sampleRate / 25}}}}}""");
    }

    /// <summary>Sends a message.</summary>
    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Reads a whole message.</summary>
    /// <returns>Valid until the next one is read; null where the other side closes the socket.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        var length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += result.Count;
        }
        while (!result.EndOfMessage);
        if (result.MessageType == WebSocketMessageType.Close)
            return null;
        return _buffer.AsMemory(0, length);
    }

    /// <summary>Closes this side, where it is not closed yet.</summary>
    public async Task CloseAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
    }

    /// <summary>Breaks the connection: whoever reads is told so.</summary>
    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
