using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Testing.Model;

/// <summary>
/// A model server on a port of its own that replies by script over the chat completions protocol and keeps what it was asked.
/// A request takes the next reply of its structured output's name, else of its model's name.
/// </summary>
public sealed class ScriptedModel : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ModelReply>> scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<JsonElement> requests = new();
    private readonly WebApplication app;

    private ScriptedModel(WebApplication app) => this.app = app;

    /// <summary>Base address, with <c>/openai/v1/</c>.</summary>
    public Uri Endpoint => new($"{app.Urls.First()}/openai/v1/");

    /// <summary>The requests so far, in the order they came in.</summary>
    public IReadOnlyList<JsonElement> Requests => [.. requests];

    /// <summary>Starts the server.</summary>
    public static async Task<ScriptedModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var model = new ScriptedModel(server);
        server.MapPost("/openai/v1/chat/completions", model.ReplyAsync);
        await server.StartAsync();
        return model;
    }

    /// <summary>Adds replies for a model, or for a structured output.</summary>
    public ScriptedModel Script(string name, params ModelReply[] replies)
    {
        var queue = scripts.GetOrAdd(name, _ => new ConcurrentQueue<ModelReply>());
        foreach (var reply in replies)
            queue.Enqueue(reply);
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReplyAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var request = body.RootElement.Clone();
        requests.Enqueue(request);
        var name = request.GetProperty("model").GetString()!;
        if (request.TryGetProperty("response_format", out var format) && format.TryGetProperty("json_schema", out var schema))
            name = schema.GetProperty("name").GetString()!;
        var reply = scripts.TryGetValue(name, out var queue) && queue.TryDequeue(out var next) ? next : ModelReply.Fails(503, "script_is_over");
        try
        {
            await reply.WriteAsync(context, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client gave up, as some scripts mean it to.
        }
    }
}
