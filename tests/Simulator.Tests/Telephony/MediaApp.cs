using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>The app's end of media sockets: a real WebSocket server on a free port.</summary>
internal sealed class MediaApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<MediaConnection> _connections = Channel.CreateUnbounded<MediaConnection>();

    public MediaApp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Map("/media", ServeAsync);
    }

    /// <summary>Answers so many upgrades with 401 from now on.</summary>
    public int Refusals { get; set; }

    public Uri Url => new(_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + "/media?token=t");

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public async Task<MediaConnection> NextAsync() => await _connections.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private async Task ServeAsync(HttpContext http)
    {
        if (Refusals > 0)
        {
            Refusals--;
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var connection = new MediaConnection(socket, http.Request.Headers, http.Request.QueryString.Value!);
        _connections.Writer.TryWrite(connection);
        await connection.ReceiveAsync();
    }
}

/// <summary>One accepted media socket.</summary>
internal sealed class MediaConnection(WebSocket socket, IHeaderDictionary headers, string query)
{
    private readonly Channel<JsonNode> _messages = Channel.CreateUnbounded<JsonNode>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _headers = headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public string Query => query;

    public string Header(string name) => _headers[name];

    /// <summary>The next message; fails once the service has closed.</summary>
    public async Task<JsonNode> NextAsync() => await _messages.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Completes when the service has closed.</summary>
    public Task Closed => _closed.Task;

    public Task SendAsync(string message)
        => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    public Task SayAsync(short[] pcm)
        => SendAsync($$"""{"Kind":"AudioData","AudioData":{"Data":"{{Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pcm.AsSpan()))}}"},"StopAudio":null}""");

    /// <summary>Cuts the connection without a word.</summary>
    public void Drop() => socket.Abort();

    public async Task ReceiveAsync()
    {
        var buffer = new byte[16_384];
        var length = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                length += received.Count;
                if (!received.EndOfMessage)
                    continue;
                _messages.Writer.TryWrite(JsonNode.Parse(buffer.AsSpan(0, length))!);
                length = 0;
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Dropped by the test.
        }

        _messages.Writer.TryComplete();
        _closed.TrySetResult();
    }
}
