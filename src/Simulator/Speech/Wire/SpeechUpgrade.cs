using System.Net.WebSockets;

namespace CallCenter.Simulator.Speech.Wire;

/// <summary>Takes a speech client from the HTTP request to the open socket.</summary>
internal static class SpeechUpgrade
{
    /// <summary>
    /// Checks credentials, upgrades, and runs the conversation until it ends.
    /// Answers 401 without valid credentials, the address itself to a client that asks where to connect, 400 to anything that is no WebSocket.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="refuse">Says what is wrong with the request's parameters; null when nothing is.</param>
    /// <param name="conversation">Talks with the client until it closes.</param>
    public static async Task RunAsync(
        HttpContext context, Func<HttpRequest, string?> refuse, Func<SpeechSocket, CancellationToken, Task> conversation)
    {
        var access = context.RequestServices.GetRequiredService<SpeechAccess>();
        if (!await access.AllowsAsync(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (context.WebSockets.IsWebSocketRequest && refuse(context.Request) is { } reason)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(reason);
        }
        else if (context.WebSockets.IsWebSocketRequest)
        {
            using var webSocket = await context.WebSockets.AcceptWebSocketAsync();
            var time = context.RequestServices.GetRequiredService<TimeProvider>();
            await ConverseAsync(new SpeechSocket(webSocket, time), conversation, context.RequestAborted);
        }
        else if (context.Request.Query.ContainsKey("GenerateRedirectResponse"))
        {
            var scheme = context.Request.IsHttps ? "wss" : "ws";
            await context.Response.WriteAsync($"{scheme}://{context.Request.Host}{context.Request.Path}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private static async Task ConverseAsync(SpeechSocket socket, Func<SpeechSocket, CancellationToken, Task> conversation, CancellationToken aborted)
    {
        try
        {
            await conversation(socket, aborted);
            await socket.CloseAsync(reason: null);
        }
        catch (SpeechProtocolException e)
        {
            await socket.CloseAsync(e.Message);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client went away in the middle: the ordinary end of a call that was hung up.
        }
    }
}
