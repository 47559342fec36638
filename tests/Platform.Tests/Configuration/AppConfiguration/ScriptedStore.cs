using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Platform.Tests.Configuration.AppConfiguration;

/// <summary>A store on a free port that answers as a test says, and keeps what it was asked.</summary>
internal sealed class ScriptedStore : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedStore(WebApplication app) => this.app = app;

    /// <summary>Answers requests.</summary>
    public required Func<HttpRequest, (int Status, string? ETag, string Body)> Answer { get; set; }

    /// <summary>The targets asked for, each with the version that was known.</summary>
    public ConcurrentQueue<(string Target, string? Known)> Asked { get; } = [];

    public string ConnectionString => $"Endpoint={app.Urls.First()};Id=kv-id;Secret=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public static async Task<ScriptedStore> StartAsync(Func<HttpRequest, (int Status, string? ETag, string Body)> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var store = new ScriptedStore(builder.Build()) { Answer = answer };
        store.app.Run(store.HandleAsync);
        await store.app.StartAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>A list as the service writes it.</summary>
    public static string Page(string? next, params (string Key, string? Label, string Value)[] settings) => System.Text.Json.JsonSerializer.Serialize(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["items"] = settings.Select(setting => new { etag = "e", key = setting.Key, label = setting.Label, content_type = "", value = setting.Value, tags = new { }, locked = false }),
            ["@nextLink"] = next,
        });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Asked.Enqueue((target, http.Request.Headers.IfNoneMatch.FirstOrDefault()));
        var (status, etag, body) = Answer(http.Request);
        http.Response.StatusCode = status;
        http.Response.Headers.ETag = etag;
        if (status == 200)
            await http.Response.WriteAsync(body);
    }
}
