using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Speech.OpenAI;

/// <summary>The audio addresses of OpenAI, and of servers that are compatible with it: transcriptions and speech. Any model name is served.</summary>
internal static class AudioEndpoints
{
    private static readonly string[] Bases = ["/v1/audio", "/openai/v1/audio"];

    public static void MapAudio(this IEndpointRouteBuilder app)
    {
        foreach (var address in Bases)
        {
            app.MapPost($"{address}/transcriptions", (HttpContext context, SimulatorOptions options) => AnswerAsync(context, options, TranscriptionAnswer.SendAsync));
            app.MapPost($"{address}/speech", (HttpContext context, SimulatorOptions options) => AnswerAsync(context, options, SpeechAnswer.SendAsync));
        }
    }

    private static async Task AnswerAsync(HttpContext context, SimulatorOptions options, Func<HttpContext, Task> send)
    {
        context.Response.Headers["x-request-id"] = $"req_{Guid.NewGuid():N}";
        try
        {
            Admit(context.Request, options);
            await send(context);
        }
        catch (ModelException e)
        {
            context.Response.StatusCode = e.Status;
            await context.Response.WriteAsJsonAsync<JsonNode>(e.Body, context.RequestAborted);
        }
    }

    private static void Admit(HttpRequest request, SimulatorOptions options)
    {
        if (ServiceKey.Bearer(request) is not { } key)
            throw new ModelException(401, code: null, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.");
        if (!ServiceKey.Is(key, options.AudioKey))
            throw new ModelException(401, "invalid_api_key", "Incorrect API key provided.");
    }
}
