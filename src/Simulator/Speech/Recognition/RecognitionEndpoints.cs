using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>The WebSocket addresses of speech to text: the regional one and those of hosts and containers.</summary>
internal static class RecognitionEndpoints
{
    private static readonly string[] Modes = ["conversation", "interactive", "dictation"];

    public static void MapRecognition(this IEndpointRouteBuilder app)
    {
        app.MapGet("/stt/speech/universal/v2", (HttpContext context) => RecognizeAsync(context, mode: null));
        foreach (var mode in Modes)
            app.MapGet($"/speech/recognition/{mode}/cognitiveservices/v1", (HttpContext context) => RecognizeAsync(context, mode));
    }

    private static Task RecognizeAsync(HttpContext context, string? mode) =>
        SpeechUpgrade.RunAsync(
            context,
            request => request.Query["language"].FirstOrDefault() is { Length: > 0 } ? null : "The query parameter 'language' is missing.",
            (socket, cancellationToken) => new RecognitionSession(socket, RecognitionSettings.FromQuery(context.Request.Query, mode)).RunAsync(cancellationToken));
}
