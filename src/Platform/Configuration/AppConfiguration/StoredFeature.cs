using System.Globalization;
using System.Text.Json;

namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>
/// A feature flag as the store keeps it, with variants and percentiles (learn.microsoft.com, "Feature flag schema", v2), as the text that a flag
/// has in the configuration. Variants for named users and groups are passed over: callers are not known by name.
/// </summary>
internal static class StoredFeature
{
    private const string Prefix = ".appconfig.featureflag/";

    // Refused like any other value that a flag cannot have, which tells the operator.
    private const string Unreadable = "a feature flag without variants that could be read";

    /// <summary>Whether a key of the store is that of a feature flag.</summary>
    public static bool IsOne(string key) => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The flag's name.</summary>
    public static string NameOf(string key) => key[Prefix.Length..];

    /// <summary>
    /// Reads one. Without variants it is a switch, on or off. With them, callers between two percentiles get the variant of these, all others
    /// the default one; where the flag is off, all get the default for that.
    /// </summary>
    /// <returns>A value, or values with percentages; null where the flag says nothing because it is off and names no value for that.</returns>
    public static string? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            return Unreadable;
        }
    }

    private static string? Read(JsonElement flag)
    {
        var isOn = flag.GetProperty("enabled").GetBoolean();
        if (!flag.TryGetProperty("variants", out var list) || list.GetArrayLength() == 0)
            return isOn ? "true" : "false";
        var variants = list.EnumerateArray().ToDictionary(variant => Text(variant.GetProperty("name")), variant => Text(variant.GetProperty("configuration_value")), StringComparer.Ordinal);
        var allocation = flag.TryGetProperty("allocation", out var given) ? given : default;
        var otherwise = Named(allocation, isOn ? "default_when_enabled" : "default_when_disabled") is { } name ? variants[name] : null;
        if (!isOn)
            return otherwise;
        var parts = Parts(allocation, variants, otherwise).ToList();
        if (parts is [(var only, 100)])
            return only;
        var seed = Named(allocation, "seed") is { } named ? $"; seed {named}" : "";
        return string.Join(", ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Value} {part.Percent}%"))) + seed;
    }

    private static IEnumerable<(string Value, decimal Percent)> Parts(JsonElement allocation, Dictionary<string, string> variants, string? otherwise)
    {
        var reached = 0m;
        foreach (var (value, from, to) in Percentiles(allocation, variants))
        {
            if (from < reached)
                throw new FormatException("percentiles overlap");
            if (from > reached)
                yield return (otherwise ?? throw new FormatException("nobody knows what the others get"), from - reached);
            if (to > from)
                yield return (value, to - from);
            reached = to;
        }

        if (reached < 100)
            yield return (otherwise ?? throw new FormatException("nobody knows what the others get"), 100 - reached);
    }

    private static IEnumerable<(string Value, decimal From, decimal To)> Percentiles(JsonElement allocation, Dictionary<string, string> variants) =>
        allocation.ValueKind == JsonValueKind.Object && allocation.TryGetProperty("percentile", out var list)
            ? list.EnumerateArray()
                .Select(part => (Value: variants[Text(part.GetProperty("variant"))], From: part.GetProperty("from").GetDecimal(), To: part.GetProperty("to").GetDecimal()))
                .OrderBy(part => part.From)
            : [];

    private static string? Named(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException("a variant has no plain value"),
    };
}
