using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A realtime model on a port of its own, which does what a test has it do, connection by connection.</summary>
internal sealed class RealtimeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly System.Threading.Channels.Channel<RealtimePeer> _peers = System.Threading.Channels.Channel.CreateUnbounded<RealtimePeer>();

    private RealtimeServer(WebApplication app) => _app = app;

    /// <summary>Answers to the next upgrade requests; 101 after they are used up.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    /// <summary>Upgrade requests so far: path and query, and headers.</summary>
    public ConcurrentQueue<(string Target, IHeaderDictionary Headers)> Requests { get; } = new();

    public string Url => _app.Urls.First();

    public static async Task<RealtimeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new RealtimeServer(app);
        app.UseWebSockets();
        app.Map("/v1/realtime", server.AcceptAsync);
        app.Map("/openai/realtime", server.AcceptAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Waits for the next connection.</summary>
    public async Task<RealtimePeer> PeerAsync() =>
        await _peers.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync(HttpContext context)
    {
        Requests.Enqueue(($"{context.Request.Path}{context.Request.QueryString}", context.Request.Headers));
        if (Refusals.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var peer = new RealtimePeer(socket);
        _peers.Writer.TryWrite(peer);
        try
        {
            await peer.ReadAllAsync(_stop.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client, or the test, is gone.
        }
    }
}
