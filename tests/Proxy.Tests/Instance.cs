using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Proxy.Tests;

/// <summary>An instance of a service behind the proxy: answers everything with its name, media sockets with what they say.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly WebApplication app;
    private TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Instance(string name)
    {
        Name = name;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.UseWebSockets();
        app.Run(AnswerAsync);
    }

    public string Name { get; }

    public Uri Url => new(app.Urls.Single());

    public bool IsReady { get; set; } = true;

    /// <summary>Whether it refuses media sockets.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Paths that it was asked for, without those of its health.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    /// <summary>Host by which it was asked last.</summary>
    public string? Host { get; private set; }

    public static async Task<Instance> StartAsync(string name)
    {
        var instance = new Instance(name);
        await instance.app.StartAsync(TestContext.Current.CancellationToken);
        return instance;
    }

    /// <summary>Waits until its readiness was asked for twice more: what it answered to the first is known then.</summary>
    public async Task AskedAsync()
    {
        await (asked = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TestContext.Current.CancellationToken);
        await (asked = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Equals("/health/readiness", StringComparison.Ordinal))
        {
            var told = asked;
            context.Response.StatusCode = IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            told.TrySetResult();
            return;
        }

        Taken.Enqueue(context.Request.Path);
        Host = context.Request.Host.Value;
        if (context.WebSockets.IsWebSocketRequest && IsLeaving)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentLength = 4;
            await context.Response.WriteAsync("Full", context.RequestAborted);
            return;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var words = new byte[100];
            var received = await socket.ReceiveAsync(words, context.RequestAborted);
            await socket.SendAsync(words.AsMemory(0, received.Count), WebSocketMessageType.Text, true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
            return;
        }

        using var body = new StreamReader(context.Request.Body);
        await context.Response.WriteAsync($"{Name} {await body.ReadToEndAsync(context.RequestAborted)}", context.RequestAborted);
    }
}
