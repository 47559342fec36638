using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace CallCenter.Simulator.Translation;

/// <summary>
/// The translate operation of Azure AI Translator, version 3.0. It knows no languages: a "translation" is the text behind the name of the
/// language, <c>(de) Hello!</c>, which anyone can recognise; what is marked as not to be translated, and the rest, stays.
/// </summary>
internal static class TranslatorEndpoints
{
    private const int MostTexts = 1000;
    private const int MostLetters = 50_000;

    public static IEndpointRouteBuilder MapTranslator(this IEndpointRouteBuilder app)
    {
        app.MapPost("/translate", TranslateAsync);
        app.MapPost("/translator/text/v3.0/translate", TranslateAsync);
        return app;
    }

    private static async Task<IResult> TranslateAsync(HttpRequest request, SimulatorOptions options)
    {
        if (!ServiceKey.IsIn(request, ServiceKey.Subscription, options.TranslatorKey))
            return Refused(StatusCodes.Status401Unauthorized, 401000, "The request is not authorized because credentials are missing or invalid.");
        if (request.Query["api-version"] != "3.0")
            return Refused(StatusCodes.Status400BadRequest, 400021, "The API version parameter is not valid.");
        List<string> targets = [.. request.Query["to"].SelectMany(to => (to ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))];
        if (targets.Count == 0)
            return Refused(StatusCodes.Status400BadRequest, 400036, "The target language is not valid.");
        if (await TextsAsync(request) is not { } texts)
            return Refused(StatusCodes.Status400BadRequest, 400074, "The body of the request is not valid JSON.");
        if (texts.Count > MostTexts || texts.Sum(text => text.Length) > MostLetters)
            return Refused(StatusCodes.Status400BadRequest, 400077, "The maximum request size has been exceeded.");
        var detected = StringValues.IsNullOrEmpty(request.Query["from"]) ? new { language = "en", score = 1.0 } : null;
        return Results.Json(texts.Select(text => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["detectedLanguage"] = detected,
            ["translations"] = targets.Select(to => new { text = $"({to}) {text}", to }),
        }.Where(entry => entry.Value is not null).ToDictionary(StringComparer.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>?> TextsAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return [.. body.RootElement.EnumerateArray().Select(item => item.EnumerateObject().First(part => string.Equals(part.Name, "text", StringComparison.OrdinalIgnoreCase)).Value.GetString() ?? "")];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Refused(int status, int code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);
}
