using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Tests.Callers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Simulator.Tests.Runs;

/// <summary>
/// A product with the public REST API, and an exchange that connects it to the handsets directly: it greets, asks one question, thanks, and stores what it heard.
/// </summary>
internal sealed class FakeProduct : IExchange, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, JsonObject> _calls = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private FakeProduct(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public string? Authorization { get; private set; }

    public int Placed { get; private set; }

    /// <summary>Changes what is stored of a call.</summary>
    public Action<JsonObject> Spoil { get; set; } = _ => { };

    /// <summary>Knows who answers where.</summary>
    public IServiceProvider? Simulator { get; set; }

    public static async Task<FakeProduct> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var product = new FakeProduct(app);
        app.MapPost("/call", product.Place);
        app.MapGet("/call/{id}", (string id) => product._calls.TryGetValue(id, out var call) ? Results.Json(call) : Results.NotFound());
        await app.StartAsync();
        return product;
    }

    public Task<string> DialAsync(IHandset handset, string from, CancellationToken cancellationToken)
    {
        _calls[from] = Talk(handset, from);
        return Task.FromResult("over");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Place(JsonObject body, HttpRequest request)
    {
        Placed++;
        Authorization = request.Headers.Authorization;
        if (body["task"]?.GetValue<string>() is "refuse me")
            return Results.Json(new { error = new { message = "no such task" } }, statusCode: 422);
        var number = body["phone_number"]!.GetValue<string>();
        var call = Talk(Simulator!.GetRequiredService<IHandsetDirectory>().For(number), number);
        _calls[call["call_id"]!.GetValue<string>()] = call;
        return Results.Json(call, statusCode: 201);
    }

    private JsonObject Talk(IHandset handset, string number)
    {
        var line = new TestLine(handset);
        line.BotSays("Hello. What is broken?").RunAfterBot(1).RunUntil(() => line.Said.Count > 0 || line.Elapsed > TimeSpan.FromSeconds(10));
        line.BotPauses(200).BotSays("Thank you, goodbye.").RunAfterBot(0.2);
        line.End();
        var call = new JsonObject
        {
            ["call_id"] = $"id-of-{number}",
            ["created_at"] = "2026-11-22T10:00:00Z",
            ["in_progress"] = false,
            ["state"] = "closed",
            ["claim"] = new JsonObject { ["what"] = line.Said.Count > 0 ? line.Said[0].Text : null },
            ["messages"] = new JsonArray(
            [
                Message("assistant", "Hello. What is broken?"),
                .. line.Said.Select(said => Message("human", said.Text)),
                Message("assistant", "Thank you, goodbye."),
            ]),
            ["synthesis"] = new JsonObject { ["short"] = "something is broken", ["long"] = "Something.", ["satisfaction"] = "high" },
            ["next"] = new JsonObject { ["action"] = "case_closed" },
        };
        Spoil(call);
        return call;
    }

    private static JsonObject Message(string persona, string content) => new JsonObject
    {
        ["created_at"] = "2026-11-22T10:00:00Z",
        ["action"] = "talk",
        ["persona"] = persona,
        ["content"] = content,
    };
}
