namespace CallCenter.Simulator;

/// <summary>The front page: where to find what.</summary>
internal static class IndexPage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Call center simulator</title>
        <style>
          :root { color-scheme: light dark }
          body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
          li { margin: .6rem 0 }
        </style>
        <h1>Simulated clouds</h1>
        <p>Telephony, speech, model and text messages for a call center without keys and without network.</p>
        <ul>
          <li><a href="softphone">Softphone</a>: talk to the bot from this browser</li>
          <li><a href="simulator/calls">Calls</a> in progress</li>
          <li><a href="simulator/sms">Text messages</a> sent by the call center</li>
          <li><a href="simulator/settings">Settings</a> in the simulated App Configuration store</li>
          <li><a href="calling/.well-known/acsopenidconfiguration">OpenID configuration</a> of the callbacks' tokens</li>
        </ul>
        </html>
        """;

    public static IEndpointRouteBuilder MapIndex(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => Results.Content(Html, "text/html; charset=utf-8"));
        // It depends on nothing: alive is ready.
        app.MapGet("/health/liveness", () => Results.Json(new { status = "ok" }));
        app.MapGet("/health/readiness", () => Results.Json(new { status = "ok" }));
        return app;
    }
}
