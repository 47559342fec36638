using System.Text.Json;
using CallCenter.Api.Errors;

namespace CallCenter.Api.Calls;

/// <summary>Reads a JSON body: false, with the answer to give, where it is not JSON at all.</summary>
internal static class JsonBody
{
    // A name given twice would leave it open which of the values counts.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<(JsonDocument? Json, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request))
            return (null, Answers.Error(StatusCodes.Status415UnsupportedMediaType, "the body must be application/json in UTF-8"));
        try
        {
            return (await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken), null);
        }
        catch (BadHttpRequestException refused)
        {
            return (null, Answers.Error(refused.StatusCode, refused.StatusCode is StatusCodes.Status413PayloadTooLarge ? "the body is too large" : "the body is not complete"));
        }
        catch (JsonException)
        {
            return (null, Answers.Error(StatusCodes.Status400BadRequest, "the body is not valid JSON, or has a field twice"));
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType() && (request.GetTypedHeaders().ContentType?.Encoding is null or System.Text.UTF8Encoding);
}
