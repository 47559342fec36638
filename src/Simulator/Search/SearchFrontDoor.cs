using System.Globalization;
using System.Text.Json;

namespace CallCenter.Simulator.Search;

/// <summary>Lets only requests with the key and an API version in, and answers errors in the service's form.</summary>
internal sealed class SearchFrontDoor(SimulatorOptions options)
{
    private static readonly DateOnly FirstWithVectors = new(2023, 11, 1);

    /// <summary>Checks a request and answers it.</summary>
    public async Task HandleAsync(HttpContext http, Func<JsonElement, IResult> answer)
    {
        http.Response.Headers["request-id"] = Guid.NewGuid().ToString();
        await (await ResultAsync(http, answer)).ExecuteAsync(http);
    }

    private async Task<IResult> ResultAsync(HttpContext http, Func<JsonElement, IResult> answer)
    {
        try
        {
            if (!ServiceKey.IsIn(http.Request, "api-key", options.SearchKey))
                throw new SearchException(StatusCodes.Status403Forbidden, "Access denied: the api-key is wrong or missing.", "Forbidden");
            // 2024-07-01 or 2025-05-01-preview
            var version = http.Request.Query["api-version"].ToString();
            if (version.Length < 10 || !DateOnly.TryParseExact(version[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date < FirstWithVectors)
                throw SearchException.Invalid($"Invalid or missing api-version query string parameter '{version}'.");
            return answer(await BodyAsync(http));
        }
        catch (SearchException refused)
        {
            return Results.Json(refused.Body, statusCode: refused.Status);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Results.Json(SearchException.Invalid("The request is invalid. Details: The body is not of the expected form.").Body, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsDelete(http.Request.Method))
            return default;
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        return body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Clone() : throw new JsonException("no object");
    }
}
