using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Conformance;

/// <summary>The least that a product must do for Event Grid: pass the validation handshake, take events.</summary>
internal sealed class EventGridListener : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Channel<JsonNode>> _events = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    public EventGridListener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/webhooks/eventgrid", TakeAsync);
    }

    public string Url => _app.Urls.First();

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The data of the next event of this type that belongs to <paramref name="wanted"/>; others are lost.</summary>
    public async Task<JsonNode> NextAsync(string type, Func<JsonNode, string?> belongsTo, string wanted, CancellationToken cancellationToken)
    {
        await foreach (var data in Events(type).Reader.ReadAllAsync(cancellationToken))
        {
            if (string.Equals(belongsTo(data), wanted, StringComparison.Ordinal))
                return data;
        }

        throw new InvalidOperationException("The listener has stopped.");
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!.AsArray()[0]!;
        if (request.Headers["aeg-event-type"] == "SubscriptionValidation")
            return Results.Json(new { validationResponse = (string)body["data"]!["validationCode"]! });
        Events((string)body["eventType"]!).Writer.TryWrite(body["data"]!);
        return Results.Ok();
    }

    private Channel<JsonNode> Events(string type) => _events.GetOrAdd(type, static _ => Channel.CreateUnbounded<JsonNode>());
}
