using System.Text.Json;

namespace CallCenter.Assistant.Insights;

/// <summary>The fields of a structured output, checked: servers without strict mode send what they like, in code fences if need be.</summary>
internal sealed class InsightFields
{
    private readonly JsonElement root;
    private readonly List<string> problems = [];

    private InsightFields(JsonElement root) => this.root = root;

    /// <summary>What is wrong with the fields read so far; null where all is well.</summary>
    public string? Problem => problems.Count == 0 ? null : string.Join("; ", problems);

    /// <summary>Finds the JSON object in an answer; null where there is none.</summary>
    public static InsightFields? Of(string answer)
    {
        var start = answer.IndexOf('{', StringComparison.Ordinal);
        var end = answer.LastIndexOf('}');
        if (start < 0 || end < start)
            return null;
        try
        {
            using var document = JsonDocument.Parse(answer.AsMemory(start, end - start + 1));
            return new InsightFields(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text that is not empty.</summary>
    public string Text(string name)
    {
        if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text)
            return text;
        problems.Add($"'{name}' must be a text that is not empty");
        return "";
    }

    /// <summary>One of the values of an enumeration, in snake case.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var text = root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(candidate), text, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }

        problems.Add($"'{name}' must be one of {string.Join(", ", NamesOf<T>())}");
        return default;
    }

    /// <summary>The names of an enumeration's values, in snake case.</summary>
    public static IEnumerable<string> NamesOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(NameOf);

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
