using System.Text.Json;
using CallCenter.Simulator.Model.Wire;
using CallCenter.Simulator.Speech.Synthesis;

namespace CallCenter.Simulator.Speech.OpenAI;

/// <summary>Answers a request for speech: its text as sound at 24 kHz, <c>pcm</c> or <c>wav</c>, written as fast as the client reads.</summary>
internal static class SpeechAnswer
{
    private const int SampleRate = 24_000;
    private const int LongestInput = 4096;

    private static readonly string[] Voices =
        ["alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer", "verse"];

    /// <exception cref="ModelException">The request is invalid.</exception>
    public static async Task SendAsync(HttpContext context)
    {
        var (script, format) = Read(await BodyAsync(context));
        var response = context.Response;
        response.ContentType = format.WithHeader ? "audio/wav" : "audio/pcm";
        foreach (var (_, audio) in SpokenScript.Speak(script, format).Chunks())
        {
            await response.Body.WriteAsync(audio, context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw ModelException.Invalid("We could not parse the JSON body of your request.");
        }
    }

    private static (Script Script, OutputFormat Format) Read(JsonElement body)
    {
        Required(body, "model");
        var input = Required(body, "input");
        if (input.Length > LongestInput)
            throw ModelException.Invalid($"String too long. Expected a string with maximum length {LongestInput}, but got a string with length {input.Length} instead.", "input");
        var voice = Required(body, "voice");
        if (!Voices.Contains(voice, StringComparer.Ordinal))
            throw ModelException.Invalid($"Input should be {string.Join(", ", Voices.Select(name => $"'{name}'"))}.", "voice");
        if (body.TryGetProperty("speed", out var speed) && !(speed.TryGetDouble(out var ratio) && ratio is >= 0.25 and <= 4))
            throw ModelException.Invalid("Input should be greater than or equal to 0.25 and less than or equal to 4.", "speed");
        var format = ChatRequestReader.Text(body, "response_format") switch
        {
            "pcm" => new OutputFormat(SampleRate, WithHeader: false),
            "wav" => new OutputFormat(SampleRate, WithHeader: true),
            var other => throw ModelException.Invalid($"response_format '{other ?? "mp3"}' is not offered by this server. Use 'pcm' or 'wav' instead.", "response_format"),
        };
        var text = string.Join(' ', input.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (new Script("", voice, Style: null, [new ScriptPiece(text, TimeSpan.Zero)]), format);
    }

    private static string Required(JsonElement body, string name) =>
        ChatRequestReader.Text(body, name) is { Length: > 0 } value ? value : throw ModelException.Invalid($"you must provide a {name} parameter", name);
}
