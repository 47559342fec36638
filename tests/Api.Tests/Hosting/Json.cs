using System.Text;
using System.Text.Json;

namespace CallCenter.Api.Tests.Hosting;

/// <summary>JSON in and out of the API.</summary>
public static class Json
{
    public static async Task<JsonElement> BodyAsync(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    public static Task<string> TextAsync(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static StringContent Content(string json, string type = "application/json") => new(json, Encoding.UTF8, type);

    /// <summary>Problems of an error answer as "path: message", in the order given.</summary>
    public static IReadOnlyList<string> Problems(this JsonElement body) =>
        [.. body.GetProperty("error").GetProperty("details").EnumerateArray().Select(detail => $"{detail.GetProperty("field").GetString()}: {detail.GetProperty("message").GetString()}")];

    /// <summary>Paths of the fields that an error answer names.</summary>
    public static IReadOnlyList<string> Fields(this JsonElement body) =>
        [.. body.GetProperty("error").GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("field").GetString()!)];
}
