using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Testing.Servers;

/// <summary>A Content Safety service that judges as a test says, and keeps what it was asked.</summary>
public sealed class SafetyServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SafetyServer(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Endpoint => app.Urls.First();

    /// <summary>What it was asked, oldest first.</summary>
    public ConcurrentQueue<(string Path, string? Key, JsonElement Body)> Requests { get; } = new();

    /// <summary>The answer to a request; with <c>text:…</c> and the body. Status 200 unless it is a number.</summary>
    public Func<string, JsonElement, Task<string>> Judge { get; set; } = (_, _) => Task.FromResult("""{"userPromptAnalysis":{"attackDetected":false},"documentsAnalysis":[]}""");

    /// <summary>Starts one on a port of its own.</summary>
    public static async Task<SafetyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var server = new SafetyServer(built);
        built.Run(server.ReplyAsync);
        await built.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReplyAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var request = body.RootElement.Clone();
        Requests.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers["Ocp-Apim-Subscription-Key"], request));
        var verdict = await Judge(context.Request.Path.Value!.Split('/')[^1], request);
        if (int.TryParse(verdict, CultureInfo.InvariantCulture, out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(verdict, context.RequestAborted);
    }
}
