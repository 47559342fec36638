using System.Collections.Concurrent;
using System.Net.WebSockets;
using Azure.Core;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>A small speech service on a port of its own, which says what a test wants.</summary>
internal sealed class SpeechServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _closing = new();

    private SpeechServer(WebApplication app) => _app = app;

    /// <summary>Answers to the next upgrade requests; 101 after they are used up.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    /// <summary>Answer to all upgrade requests for recognition; null where they are taken.</summary>
    public int? RecognitionRefusal { get; set; }

    /// <summary>Upgrade requests so far: path and query, and headers.</summary>
    public ConcurrentQueue<(string Target, Dictionary<string, string> Headers)> Requests { get; } = new();

    /// <summary>Leads a connection for recognition.</summary>
    public Func<SpeechPeer, Task> Recognition { get; set; } = _ => Task.CompletedTask;

    /// <summary>Leads a connection for synthesis.</summary>
    public Func<SpeechPeer, Task> Synthesis { get; set; } = _ => Task.CompletedTask;

    public static async Task<SpeechServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new SpeechServer(app);
        app.UseWebSockets();
        app.Map("/stt/speech/universal/v2", context => server.AcceptAsync(context, peer => server.Recognition(peer), server.RecognitionRefusal));
        app.Map("/tts/cognitiveservices/websocket/v1", context => server.AcceptAsync(context, peer => server.Synthesis(peer)));
        await app.StartAsync();
        return server;
    }

    public Uri Url => new(_app.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal));

    public SpeechAccess Access(TimeProvider? time = null, TokenCredential? entra = null)
    {
        return new SpeechAccess(
            Options.Create(new CognitiveServiceOptions { AccessKey = entra is null ? "secret-key" : null, ResourceId = "/subscriptions/s", SttUrl = Url, TtsUrl = Url }),
            time ?? TimeProvider.System,
            NullLogger<SpeechAccess>.Instance,
            entra);
    }

    public async ValueTask DisposeAsync()
    {
        _closing.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task AcceptAsync(HttpContext context, Func<SpeechPeer, Task> lead, int? refusal = null)
    {
        Requests.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if ((refusal ?? (Refusals.TryDequeue(out var next) ? next : 101)) is var status and not 101)
        {
            context.Response.StatusCode = status;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var peer = new SpeechPeer(socket, () => context.Abort());
        try
        {
            await Task.WhenAny(lead(peer), _closing.Task);
        }
        catch (WebSocketException)
        {
            // The client is gone.
        }
    }
}
