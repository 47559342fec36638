using System.Net.Http.Headers;
using System.Text.Json;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Softphone;

namespace CallCenter.Simulator.Runs;

/// <summary>Running scenarios over HTTP: what <c>callcenter simulate</c> talks to.</summary>
internal static class RunEndpoints
{
    /// <summary>Media type of one JSON document per line.</summary>
    public const string Ndjson = "application/x-ndjson";

    public static IEndpointRouteBuilder MapRuns(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/simulator");
        group.AddEndpointFilter((context, next) => SoftphoneOrigin.NamesThisMachine(context.HttpContext)
            ? next(context)
            : ValueTask.FromResult<object?>(Refused(StatusCodes.Status403Forbidden, "ask by the name or address of this machine")));
        group.MapGet("/scenarios", (ScenarioLibrary library) => Results.Json(library.Names.Select(name => Listed(library, name)), CallersJson.Options));
        group.MapPost("/runs", RunAsync);
        return app;
    }

    private static async Task<IResult> RunAsync(HttpRequest http, RunPlanner planner, RunBatch batch, SimulatorOptions options, IHttpClientFactory clients)
    {
        // Only JSON, which a foreign web page cannot send here without being asked for permission first.
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out var type) || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase))
            return Refused(StatusCodes.Status415UnsupportedMediaType, "send application/json");
        try
        {
            var request = await JsonSerializer.DeserializeAsync<RunRequest>(http.Body, CallersJson.Options, http.HttpContext.RequestAborted);
            if ((request is null ? "send a JSON object" : request.Fault()) is { } fault)
                return Refused(StatusCodes.Status422UnprocessableEntity, fault);
            var plans = planner.Plan(request!);
            var atOnce = request!.Calls is null ? request.Parallel : plans.Count;
            return new NdjsonStream(token => batch.RunAsync(plans, atOnce, Api(request, options, clients), token));
        }
        catch (JsonException exception)
        {
            return Refused(StatusCodes.Status400BadRequest, exception.Message);
        }
        catch (Exception exception) when (exception is UnknownScenarioException or InvalidScenarioException)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, exception.Message);
        }
    }

    /// <summary>The key only ever goes to the product it was configured for.</summary>
    private static CallApi Api(RunRequest request, SimulatorOptions options, IHttpClientFactory clients)
    {
        var url = request.ApiUrl ?? options.ProductUrl;
        var own = Uri.Compare(new Uri(url), new Uri(options.ProductUrl), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return new CallApi(clients.CreateClient(nameof(CallApi)), url, own ? options.ProductApiKey : null);
    }

    private static ScenarioEntry Listed(ScenarioLibrary library, string name)
    {
        try
        {
            var scenario = library.Get(name);
            return new ScenarioEntry(name, scenario.Description, scenario.Direction, scenario.Language, null);
        }
        catch (InvalidScenarioException exception)
        {
            return new ScenarioEntry(name, null, null, null, exception.Message);
        }
    }

    private static IResult Refused(int status, string message)
        => Results.Json(new { error = new { message } }, CallersJson.Options, statusCode: status);
}

/// <summary>A scenario in the list.</summary>
internal sealed record ScenarioEntry(string Name, string? Description, CallDirection? Direction, string? Language, string? Problem);
