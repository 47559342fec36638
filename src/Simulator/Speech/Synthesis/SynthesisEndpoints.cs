using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>The addresses of text to speech: WebSocket, REST, and the list of voices; each in the regional and in the custom-domain form.</summary>
internal static class SynthesisEndpoints
{
    private const string Ssml = "application/ssml+xml";

    public static void MapSynthesisSockets(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tts/cognitiveservices/websocket/v1", SpeakAsync);
        app.MapGet("/cognitiveservices/websocket/v1", SpeakAsync);
    }

    public static void MapSynthesisRest(this IEndpointRouteBuilder app)
    {
        app.MapPost("/cognitiveservices/v1", SynthesizeAsync);
        app.MapPost("/tts/cognitiveservices/v1", SynthesizeAsync);
        app.MapGet("/cognitiveservices/voices/list", ListAsync);
        app.MapGet("/tts/cognitiveservices/voices/list", ListAsync);
    }

    private static Task SpeakAsync(HttpContext context) =>
        SpeechUpgrade.RunAsync(context, _ => null, (socket, cancellationToken) => new SynthesisSession(socket).RunAsync(cancellationToken));

    private static async Task ListAsync(HttpContext context, SpeechAccess access)
    {
        if (await access.AllowsAsync(context.Request))
            await context.Response.WriteAsJsonAsync(Voices.List());
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private static async Task SynthesizeAsync(HttpContext context, SpeechAccess access)
    {
        var (status, reason) = await ProblemAsync(context.Request, access);
        if (status == StatusCodes.Status200OK)
        {
            try
            {
                using var reader = new StreamReader(context.Request.Body);
                var script = SsmlReader.Read(await reader.ReadToEndAsync(context.RequestAborted));
                await SendAsync(context.Response, SpokenScript.Speak(script, FormatOf(context.Request)!));
                return;
            }
            catch (SsmlException e)
            {
                (status, reason) = (StatusCodes.Status400BadRequest, e.Message);
            }
        }

        context.Response.StatusCode = status;
        await context.Response.WriteAsync(reason);
    }

    private static async Task<(int Status, string Reason)> ProblemAsync(HttpRequest request, SpeechAccess access)
    {
        if (!await access.AllowsAsync(request))
            return (StatusCodes.Status401Unauthorized, "");
        if (request.ContentType?.StartsWith(Ssml, StringComparison.OrdinalIgnoreCase) != true)
            return (StatusCodes.Status415UnsupportedMediaType, $"The content type must be {Ssml}.");
        if (request.Headers.UserAgent.ToString() is not { Length: > 0 and < 255 })
            return (StatusCodes.Status400BadRequest, "The header User-Agent is missing or too long.");
        return FormatOf(request) is null
            ? (StatusCodes.Status400BadRequest, "The header X-Microsoft-OutputFormat is missing or names no format on offer.")
            : (StatusCodes.Status200OK, "");
    }

    private static OutputFormat? FormatOf(HttpRequest request) => OutputFormat.Parse(request.Headers["X-Microsoft-OutputFormat"].FirstOrDefault());

    private static async Task SendAsync(HttpResponse response, SpokenScript spoken)
    {
        response.ContentType = "audio/x-wav";
        foreach (var (_, audio) in spoken.Chunks())
        {
            await response.Body.WriteAsync(audio, response.HttpContext.RequestAborted);
            await response.Body.FlushAsync(response.HttpContext.RequestAborted);
        }
    }
}
