using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Softphone;

/// <summary>A phone in the browser: <c>/softphone</c>, its files and its socket.</summary>
internal static class SoftphoneEndpoints
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IEndpointRouteBuilder MapSoftphone(this IEndpointRouteBuilder app)
    {
        app.MapGet("/softphone", (HttpResponse response) => Page(response, "softphone.html", "text/html"));
        app.MapGet("/softphone/softphone.css", (HttpResponse response) => Page(response, "softphone.css", "text/css"));
        app.MapGet("/softphone/softphone.js", (HttpResponse response) => Page(response, "softphone.js", "text/javascript"));
        app.Map("/softphone/socket", SocketAsync);
        return app;
    }

    private static IResult Page(HttpResponse response, string file, string type)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        var content = typeof(SoftphoneEndpoints).Assembly.GetManifestResourceStream($"CallCenter.Simulator.Softphone.Page.{file}")!;
        return Results.Stream(content, $"{type}; charset=utf-8");
    }

    private static async Task SocketAsync(HttpContext context, HandsetDirectory directory, IExchange exchange, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!SoftphoneOrigin.IsOwn(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await new SoftphoneSession(socket, directory, exchange).RunAsync(ending.Token);
    }
}
