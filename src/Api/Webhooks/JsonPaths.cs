using System.Text.Json;

namespace CallCenter.Api.Webhooks;

/// <summary>
/// Reading of what a provider sent, where anything may be missing. Names are matched in any case of letters: the published CloudEvents
/// samples write <c>MessageId</c>, the Event Grid ones <c>messageId</c>.
/// </summary>
internal static class JsonPaths
{
    /// <summary>The value at a path of names; <see cref="JsonValueKind.Undefined"/> where there is none.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object)
                return default;
            element = element.TryGetProperty(name, out var exact) ? exact : AnyCase(element, name);
        }

        return element;
    }

    /// <summary>The text at a path of names; null where there is none, or none that is Unicode.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var value = element.At(path);
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair; one bad text must not keep the rest of the delivery from being read.
            return null;
        }
    }

    /// <summary>The whole number at a path of names; null where there is none.</summary>
    public static int? Number(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var value = element.At(path);
        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
    }

    private static JsonElement AnyCase(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return default;
    }
}
