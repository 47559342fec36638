using System.Text.Json;
using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.ContentSafety;

/// <summary>
/// Azure AI Content Safety: prompt shields and groundedness. An attack is what the model's own filter takes for one, and a few sayings more; a
/// sentence has ground as far as its longer words and numbers are in the sources.
/// </summary>
internal static partial class ContentSafetyEndpoints
{
    private const int LongestPrompt = 10_000;
    private const int MostDocuments = 5;
    private const int LongestAnswer = 7_500;
    private const int LongestSources = 55_000;

    public static IEndpointRouteBuilder MapContentSafety(this IEndpointRouteBuilder app)
    {
        app.MapPost("/contentsafety/text:shieldPrompt", (HttpRequest request, SimulatorOptions options) => AnswerAsync(request, options, "2024-09-01", Shield));
        app.MapPost("/contentsafety/text:detectGroundedness", (HttpRequest request, SimulatorOptions options) => AnswerAsync(request, options, "2024-02-15-preview", Ground));
        return app;
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, SimulatorOptions options, string version, Func<JsonElement, IResult> answer)
    {
        if (!ServiceKey.IsIn(request, ServiceKey.Subscription, options.ContentSafetyKey))
            return Refused(StatusCodes.Status401Unauthorized, "401", "Access denied due to invalid subscription key or wrong API endpoint.");
        if (request.Query["api-version"] != version)
            return Refused(StatusCodes.Status404NotFound, "NotFound", "The requested API version is not supported.");
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return answer(body.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Refused(StatusCodes.Status400BadRequest, "InvalidRequestBody", "The request body is invalid.");
        }
    }

    private static IResult Shield(JsonElement body)
    {
        var prompt = body.TryGetProperty("userPrompt", out var given) ? given.GetString() ?? "" : "";
        var documents = Texts(body, "documents");
        if (prompt.Length + documents.Sum(document => document.Length) > LongestPrompt || documents.Count > MostDocuments)
            return Refused(StatusCodes.Status400BadRequest, "InvalidRequestBody", "The text is too long or there are too many documents.");
        return Results.Json(new
        {
            userPromptAnalysis = new { attackDetected = IsAttack(prompt) },
            documentsAnalysis = documents.Select(document => new { attackDetected = IsAttack(document) }),
        });
    }

    private static IResult Ground(JsonElement body)
    {
        var text = body.GetProperty("text").GetString() ?? "";
        var sources = Texts(body, "groundingSources");
        if (body.GetProperty("task").GetString() is "QnA")
            body.GetProperty("qna").GetProperty("query").GetString();
        if (text.Length > LongestAnswer || sources.Count == 0 || sources.Sum(source => source.Length) > LongestSources)
            return Refused(StatusCodes.Status400BadRequest, "InvalidRequestBody", "The text is too long, or there are no or too many sources.");
        var known = sources.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = Words(text).ToList();
        var share = words.Count == 0 ? 0 : (double)words.Count(word => !known.Contains(word)) / words.Count;
        return Results.Json(new
        {
            ungroundedDetected = share > 0.3,
            ungroundedPercentage = share > 0.3 ? share : 0,
            ungroundedDetails = share > 0.3 ? new[] { new { text } } : [],
        });
    }

    private static List<string> Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    private static bool IsAttack(string text) => ContentFilter.IsJailbreak(text) || Attack().IsMatch(text);

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    private static IResult Refused(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    [GeneratedRegex(
        @"\b(repeat|tell me|show me|print) (your |the )?(system prompt|instructions)\b|\byou are now (?!connected)\w+|\bpretend (that )?you have no (rules|instructions)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Attack();

    [GeneratedRegex(@"[0-9]+|\p{L}{5,}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Word();
}
