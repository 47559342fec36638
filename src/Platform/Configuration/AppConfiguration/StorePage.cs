using System.Text.Json;
using Azure;

namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>One page of what a store holds.</summary>
/// <param name="Address">Path and query that it was read from.</param>
/// <param name="ETag">Its version; null where the store gave none, which makes it changed each time.</param>
/// <param name="Next">Path and query of the next page; null after the last.</param>
/// <param name="Settings">Keys with their labels and values.</param>
internal sealed record StorePage(string Address, string? ETag, string? Next, IReadOnlyList<(string Key, string? Label, string Value)> Settings)
{
    /// <summary>Reads the answer to a list request (learn.microsoft.com, "Azure App Configuration REST API: key-values").</summary>
    /// <exception cref="JsonException">It is no such answer.</exception>
    public static StorePage Read(string address, Response response)
    {
        using var body = JsonDocument.Parse(response.Content);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            throw new JsonException("expected an object with items");
        var settings = new List<(string, string?, string)>();
        foreach (var item in items.EnumerateArray())
        {
            if (Text(item, "key") is { } key && Text(item, "value") is { } value)
                settings.Add((key, Text(item, "label"), value));
        }

        return new StorePage(address, response.Headers.ETag?.ToString("H"), Text(body.RootElement, "@nextLink"), settings);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
