using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>An embedding model that knows two meanings, money and machines, and may be made to fail.</summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private static readonly string[] Money = ["price", "cost", "euros", "expensive"];

    private readonly WebApplication app;

    private EmbeddingServer(WebApplication app) => this.app = app;

    public Uri Endpoint => new($"{app.Urls.First()}/openai/v1/");

    public bool Fails { get; set; }

    /// <summary>Answers with vectors that have no numbers.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>How many texts each request had.</summary>
    public ConcurrentQueue<int> Requests { get; } = new();

    public static async Task<EmbeddingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var server = new EmbeddingServer(built);
        built.MapPost("/openai/v1/embeddings", server.ReplyAsync);
        await built.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReplyAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var inputs = body.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();
        Requests.Enqueue(inputs.Count);
        context.Response.StatusCode = Fails ? 400 : 200;
        await context.Response.WriteAsJsonAsync(
            new
            {
                @object = "list",
                model = "emb",
                data = inputs.Select((text, index) => new { @object = "embedding", index, embedding = Convert.ToBase64String(MemoryMarshal.AsBytes<float>(IsEmpty ? [] : Vector(text))) }),
                usage = new { prompt_tokens = 1, total_tokens = 1 },
            },
            context.RequestAborted);
    }

    private static float[] Vector(string text) => Money.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? [1, 0.1f, 0] : [0, 0.1f, 1];
}
