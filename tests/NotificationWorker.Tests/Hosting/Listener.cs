using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.NotificationWorker.Tests.Hosting;

/// <summary>An HTTP service on a free port that keeps what it is sent and answers as scripted, the last answer again and again.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(int Status, string Body)> script;
    private (int Status, string Body) last;

    private Listener(IEnumerable<(int Status, string Body)> answers)
    {
        script = new ConcurrentQueue<(int, string)>(answers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapFallback(AnswerAsync);
    }

    private readonly SemaphoreSlim arrivals = new(0);

    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <summary>Requests are answered only when it has ended.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public Uri Url => new(app.Urls.Single());

    public static async Task<Listener> StartAsync(params (int Status, string Body)[] answers)
    {
        var listener = new Listener(answers);
        await listener.app.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <summary>Waits until so many requests were answered.</summary>
    public async Task AnsweredAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await arrivals.WaitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrivals.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Requests.Enqueue(new Received(
            context.Request.Method,
            $"{context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync(context.RequestAborted)));
        await Held;
        if (script.TryDequeue(out var next))
            last = next;
        context.Response.StatusCode = last.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(last.Body, context.RequestAborted);
        arrivals.Release();
    }
}
