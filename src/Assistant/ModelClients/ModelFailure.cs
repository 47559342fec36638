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
        AuthenticationFailedException => new ModelEnded(ModelEndReason.Rejected),
        _ => new ModelEnded(ModelEndReason.Failed),
    };

    private static ModelEnded Of(ClientResultException refused)
    {
        var response = refused.GetRawResponse();
        if (refused.Status == (int)HttpStatusCode.BadRequest && IsFiltered(response))
            return new ModelEnded(ModelEndReason.Filtered);
        var mayPass = refused.Status is >= 500 or (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.Conflict;
        return mayPass ? new ModelEnded(ModelEndReason.Failed, RetryAfter(response)) : new ModelEnded(ModelEndReason.Rejected);
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
