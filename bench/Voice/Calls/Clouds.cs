using System.Globalization;
using System.Net.WebSockets;
using CallCenter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Voice.Calls;

/// <summary>The providers of a measured edge, in this process: speech and a model that answer at once over their real protocols, and the telephone service's keys.</summary>
internal sealed class Clouds : IAsyncDisposable
{
    private const string ResourceId = "5fe62f77-0000-4000-8000-000000000001";
    private static readonly TimeSpan BearerKept = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private readonly TelephoneTokens _tokens = new(ResourceId);
    private readonly WebApplication _app;
    private (string Text, DateTimeOffset Since) _bearer = ("", default);

    private Clouds(WebApplication app, SpeechService speech) => (_app, Speech) = (app, speech);

    /// <summary>Synthesis.</summary>
    public SpeechService Speech { get; }

    /// <summary>Starts them.</summary>
    public static async Task<Clouds> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var clouds = new Clouds(app, new SpeechService(Sounds.Voice(60)));
        app.UseWebSockets();
        app.Map("/stt/speech/universal/v2", context => AcceptAsync(context, socket => RecognitionService.LeadAsync(socket, Silence(context.Request))));
        app.Map("/tts/cognitiveservices/websocket/v1", context => AcceptAsync(context, clouds.Speech.LeadAsync));
        app.MapPost("/openai/v1/chat/completions", ModelService.ReplyAsync);
        await app.StartAsync();
        await clouds._tokens.StartAsync();
        return clouds;
    }

    /// <summary>A token of the telephone service for a connection that begins now.</summary>
    public string Bearer()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (now - _bearer.Since > BearerKept)
            _bearer = (_tokens.Bearer(), now);
        return _bearer.Text;
    }

    /// <summary>The configuration of an edge that uses them.</summary>
    public Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = LeastSettings.Create().ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.Ordinal);
        settings["CALLCENTER_DATA"] = _folder.Path;
        settings["resources:public_url"] = "http://localhost";
        settings["communication_services:resource_id"] = ResourceId;
        settings["communication_services:jwt_issuer"] = TelephoneTokens.Issuer;
        settings["communication_services:open_id_configuration_url"] = _tokens.MetadataUrl.ToString();
        foreach (var name in new[] { "stt_url", "tts_url" })
            settings[$"cognitive_service:{name}"] = _app.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal);
        foreach (var model in new[] { "fast", "slow" })
            (settings[$"llm:{model}:endpoint"], settings[$"llm:{model}:key"]) = ($"{_app.Urls.First()}/openai/v1/", "key");
        settings["features:phone_silence_timeout_sec"] = "300";
        settings["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0"; // As in the edge's own program.
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        await _tokens.DisposeAsync();
        _folder.Dispose();
    }

    private static TimeSpan Silence(HttpRequest request) =>
        TimeSpan.FromMilliseconds(int.Parse(request.Query["segmentationSilenceTimeoutMs"].ToString(), CultureInfo.InvariantCulture));

    private static async Task AcceptAsync(HttpContext context, Func<WebSocket, Task> lead)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            await lead(socket);
        }
        catch (WebSocketException)
        {
            // The edge is gone.
        }
    }
}
