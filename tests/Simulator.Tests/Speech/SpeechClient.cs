using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;

namespace CallCenter.Simulator.Tests.Speech;

/// <summary>A bare client of the speech protocol.</summary>
internal sealed class SpeechClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public static async Task<SpeechClient> ConnectAsync(RunningSimulator simulator, string pathAndQuery, params (string Name, string Value)[] headers)
    {
        var client = new SpeechClient();
        foreach (var (name, value) in headers)
            client._socket.Options.SetRequestHeader(name, value);
        var url = new UriBuilder(new Uri(simulator.Http.BaseAddress!, pathAndQuery)) { Scheme = "ws" };
        await client._socket.ConnectAsync(url.Uri, TestContext.Current.CancellationToken);
        return client;
    }

    public async Task SendAsync(string path, string requestId, string body) => await _socket.SendAsync(
        Encoding.UTF8.GetBytes($"Path: {path}\r\nX-RequestId: {requestId}\r\nX-Timestamp: 2026-11-22T07:48:30.653Z\r\n\r\n{body}"),
        WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public async Task SendAudioAsync(string requestId, byte[] audio)
    {
        var headers = Encoding.ASCII.GetBytes($"Path: audio\r\nX-RequestId: {requestId}\r\nContent-Type: audio/x-wav\r\n");
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)headers.Length);
        await _socket.SendAsync((byte[])[.. length, .. headers, .. audio], WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);
    }

    public async Task<List<Received>> ReceiveUntilAsync(string path)
    {
        var all = new List<Received>();
        do
        {
            all.Add(await ReceiveAsync());
        }
        while (!string.Equals(all[^1].Path, path, StringComparison.Ordinal));
        return all;
    }

    public async Task<(WebSocketCloseStatus? Status, string? Reason)> CloseReasonAsync()
    {
        var buffer = new byte[4096];
        while ((await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (_socket.CloseStatus, _socket.CloseStatusDescription);
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        _socket.Dispose();
    }

    private async Task<Received> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        WebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), TestContext.Current.CancellationToken);
            result.MessageType.ShouldNotBe(WebSocketMessageType.Close, result.CloseStatusDescription);
            length += result.Count;
        }
        while (!result.EndOfMessage);

        if (result.MessageType == WebSocketMessageType.Text)
        {
            var parts = Encoding.UTF8.GetString(buffer, 0, length).Split("\r\n\r\n");
            parts.Length.ShouldBe(2);
            return new Received(Header(parts[0], "Path"), Header(parts[0], "X-RequestId"), parts[1], []);
        }

        var headerLength = BinaryPrimitives.ReadUInt16BigEndian(buffer);
        var headers = Encoding.ASCII.GetString(buffer, 2, headerLength);
        return new Received(Header(headers, "Path"), Header(headers, "X-RequestId"), "", buffer[(2 + headerLength)..length]);
    }

    private static string Header(string headers, string name) =>
        headers.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];
}

internal sealed record Received(string Path, string RequestId, string Body, byte[] Audio);
