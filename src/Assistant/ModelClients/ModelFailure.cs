using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Azure.Identity;

namespace CallCenter.Assistant.ModelClients;

/// <summary>Tells from an exception of the client what went wrong at the provider.</summary>
internal static class ModelFailure
{
    /// <summary>How the answer ended.</summary>
    public static ModelEnded Of(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } refused => Of(refused),
        AuthenticationFailedException => new ModelEnded(ModelEndReason.Unusable, Error: nameof(AuthenticationFailedException)),
        OperationCanceledException => new ModelEnded(ModelEndReason.Failed, Error: "timeout"),
        _ => new ModelEnded(ModelEndReason.Failed, Error: exception.GetType().Name),
    };

    private static ModelEnded Of(ClientResultException refused)
    {
        var response = refused.GetRawResponse();
        var status = refused.Status.ToString(CultureInfo.InvariantCulture);
        return (HttpStatusCode)refused.Status switch
        {
            HttpStatusCode.BadRequest when IsFiltered(response) => new ModelEnded(ModelEndReason.Filtered, Error: "content_filter"),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict =>
                new ModelEnded(ModelEndReason.Failed, RetryAfter(response), status),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new ModelEnded(ModelEndReason.Unusable, Error: status),
            _ => new ModelEnded(ModelEndReason.Rejected, Error: status),
        };
    }

    // {"error":{"code":"content_filter","innererror":{"code":"ResponsibleAIPolicyViolation",…}}}, jailbreak attempts included.
    private static bool IsFiltered(PipelineResponse? response)
    {
        if (response is null)
            return false;
        try
        {
            using var body = JsonDocument.Parse(response.Content);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                && (Is(error, "content_filter") || (error.TryGetProperty("innererror", out var inner) && Is(inner, "ResponsibleAIPolicyViolation")));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Is(JsonElement error, string code) =>
        error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("code", out var value)
        && value.ValueKind == JsonValueKind.String
        && string.Equals(value.GetString(), code, StringComparison.Ordinal);

    private static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null)
            return null;
        if (Header(response, "retry-after-ms") is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        return Header(response, "retry-after") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? Header(PipelineResponse response, string name) =>
        response.Headers.TryGetValue(name, out var text)
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number <= 3600
            ? number
            : null;
}
