using System.Collections.Concurrent;
using System.Text.Json;
using CallCenter.MediaEdge.Speech.OpenAI;
using CallCenter.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Tests.Speech.OpenAI;

/// <summary>A small server with OpenAI's audio protocol on a port of its own, which says what a test wants.</summary>
internal sealed class AudioServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _closing = new();

    private AudioServer(WebApplication app) => _app = app;

    /// <summary>Answers to the next requests; 200 after they are used up.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    /// <summary>The fields of the forms that came in for transcription, and the bytes of their files.</summary>
    public ConcurrentQueue<(Dictionary<string, string> Fields, byte[] File)> Forms { get; } = new();

    /// <summary>The bodies of requests for speech.</summary>
    public ConcurrentQueue<JsonElement> Bodies { get; } = new();

    /// <summary>The Authorization headers that came in.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>What is heard in a file.</summary>
    public Func<byte[], Task<string>> Transcription { get; set; } = _ => Task.FromResult("Hello.");

    /// <summary>Writes the sound of a text; breaks the answer off by aborting.</summary>
    public Func<string, HttpContext, Task> Speech { get; set; } = (text, context) => SpeakAsync(text, context);

    public Uri Url => new(_app.Urls.First() + "/v1/");

    public static async Task<AudioServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new AudioServer(app);
        app.MapPost("/v1/audio/transcriptions", server.TranscribeAsync);
        app.MapPost("/v1/audio/speech", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A letter is 60 ms of sound of its own code.</summary>
    public static byte[] SoundOf(char letter)
    {
        var sound = new byte[24_000 * 60 / 1000 * 2];
        for (var at = 0; at < sound.Length; at += 2)
            BitConverter.TryWriteBytes(sound.AsSpan(at), (short)(letter * 100));
        return sound;
    }

    public static async Task SpeakAsync(string text, HttpContext context)
    {
        foreach (var letter in text)
        {
            await context.Response.Body.WriteAsync(SoundOf(letter));
            await context.Response.Body.FlushAsync();
        }
    }

    public OpenAISpeech Provider(TimeProvider? time = null, ILogger<OpenAISpeech>? logger = null) => new(
        Options.Create(new SpeechOptions { Provider = SpeechService.OpenAI, OpenAI = new OpenAISpeechOptions { Endpoint = Url, Key = "secret-key" } }),
        time ?? TimeProvider.System,
        logger ?? Microsoft.Extensions.Logging.Abstractions.NullLogger<OpenAISpeech>.Instance);

    /// <summary>Waits until the server ends, or the client leaves.</summary>
    public Task StallAsync(HttpContext context)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(() => over.TrySetResult());
        _closing.Token.Register(() => over.TrySetResult());
        return over.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private async Task TranscribeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        using var file = new MemoryStream();
        await form.Files["file"]!.CopyToAsync(file);
        Forms.Enqueue((form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal), file.ToArray()));
        if (await RefusesAsync(context))
            return;
        await context.Response.WriteAsJsonAsync(new { text = await Transcription(file.ToArray()), usage = new { type = "duration", seconds = 2 } });
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        Bodies.Enqueue(body);
        if (await RefusesAsync(context))
            return;
        context.Response.ContentType = "audio/pcm";
        await context.Response.Body.FlushAsync();
        await Speech(body.GetProperty("input").GetString()!, context);
    }

    // As recorded from the service; it quotes what it does not like.
    private async Task<bool> RefusesAsync(HttpContext context)
    {
        Keys.Enqueue(context.Request.Headers.Authorization.ToString());
        if (!Refusals.TryDequeue(out var status) || status == 200)
            return false;
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new
        {
            error = new { message = "Incorrect API key provided: secret-key.", type = "invalid_request_error", param = (string?)null, code = "invalid_api_key" },
        });
        return true;
    }
}
