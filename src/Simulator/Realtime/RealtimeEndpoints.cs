using System.Net.WebSockets;

namespace CallCenter.Simulator.Realtime;

/// <summary>
/// The addresses of the simulated speech-to-speech model: those of the current protocol, and the classic one of Azure with the names of the
/// beta. Any model name is served; 401 without the key, 400 without a model or where it is no WebSocket.
/// </summary>
internal static class RealtimeEndpoints
{
    public static void MapRealtime(this IEndpointRouteBuilder app)
    {
        app.MapGet("/openai/v1/realtime", (HttpContext context, SimulatorOptions options, TimeProvider time) => AnswerAsync(context, options, time, "model"));
        app.MapGet("/v1/realtime", (HttpContext context, SimulatorOptions options, TimeProvider time) => AnswerAsync(context, options, time, "model"));
        app.MapGet("/openai/realtime", (HttpContext context, SimulatorOptions options, TimeProvider time) => AnswerAsync(context, options, time, "deployment"));
    }

    private static async Task AnswerAsync(HttpContext context, SimulatorOptions options, TimeProvider time, string naming)
    {
        var model = context.Request.Query[naming].ToString();
        if (!ServiceKey.IsInEither(context.Request, options.RealtimeKey))
        {
            await RefuseAsync(context, 401, "Incorrect API key provided.");
        }
        else if (model.Length == 0 || (naming is "deployment" && context.Request.Query["api-version"].ToString().Length == 0))
        {
            await RefuseAsync(context, 400, $"The query parameter '{(model.Length == 0 ? naming : "api-version")}' is missing.");
        }
        else if (!context.WebSockets.IsWebSocketRequest)
        {
            await RefuseAsync(context, 400, "This address wants a WebSocket.");
        }
        else
        {
            var isBeta = naming is "deployment" || string.Equals(context.Request.Headers["OpenAI-Beta"], "realtime=v1", StringComparison.Ordinal);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await TalkAsync(socket, model, isBeta, time, context.RequestAborted);
        }
    }

    private static async Task TalkAsync(WebSocket socket, string model, bool isBeta, TimeProvider time, CancellationToken aborted)
    {
        await using var line = new RealtimeSocket(socket, isBeta);
        await using var session = new RealtimeSession(line, model, isBeta, time);
        try
        {
            await session.RunAsync(aborted);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client went away in the middle: the ordinary end of a call that was hung up.
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message, type = "invalid_request_error", code = status == 401 ? "invalid_api_key" : null } });
    }
}
