using System.Globalization;
using System.Text.Json;

namespace CallCenter.Simulator.Speech.Wire;

/// <summary>Reads the JSON bodies of clients, which differ in how they write flags and leave parts out.</summary>
internal static class SpeechJson
{
    /// <exception cref="SpeechProtocolException">Not a JSON object.</exception>
    public static JsonElement Parse(SpeechMessage message)
    {
        try
        {
            using var document = JsonDocument.Parse(message.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new SpeechProtocolException($"The body of '{message.Path}' must be a JSON object.");
        }
        catch (JsonException)
        {
            throw new SpeechProtocolException($"The body of '{message.Path}' is not valid JSON.");
        }
    }

    /// <summary>Follows property names down; null where one is missing.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    /// <summary>A flag, written as JSON boolean or as the string "true".</summary>
    public static bool IsTrue(this JsonElement? element) => element is { ValueKind: JsonValueKind.True }
        || (element is { ValueKind: JsonValueKind.String } text && string.Equals(text.GetString(), "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>A number of milliseconds, written as number or string; null when absent or no number.</summary>
    public static TimeSpan? Milliseconds(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => TimeSpan.FromMilliseconds(value),
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var value) => TimeSpan.FromMilliseconds(value),
        _ => null,
    };

    /// <summary>A string; null when absent or something else.</summary>
    public static string? Text(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
