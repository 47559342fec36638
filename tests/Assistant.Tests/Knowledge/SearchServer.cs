using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>A search service that answers by script, in the form of the recorded exchanges, and keeps what it was asked.</summary>
internal sealed class SearchServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(int Status, string Body)> replies = new();
    private readonly WebApplication app;

    private SearchServer(WebApplication app) => this.app = app;

    public Uri Endpoint => new(app.Urls.First());

    public ConcurrentQueue<(string Path, string? Key, JsonElement Body)> Requests { get; } = new();

    public static async Task<SearchServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var server = new SearchServer(built);
        built.Run(server.ReplyAsync);
        await built.StartAsync();
        return server;
    }

    public SearchServer Replies(int status, string body)
    {
        replies.Enqueue((status, body));
        return this;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReplyAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        Requests.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers["api-key"], body.RootElement.Clone()));
        var (status, reply) = replies.TryDequeue(out var next) ? next : (404, """{"error":{"code":"","message":"script is over"}}""");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; odata.metadata=none";
        await context.Response.WriteAsync(reply, context.RequestAborted);
    }
}
