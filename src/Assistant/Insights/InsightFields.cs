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

    /// <summary>A text; empty where there is none.</summary>
    public string TextOrNothing(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";

    /// <summary>A number; 0 where there is none.</summary>
    public double Number(string name)
    {
        if (root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
            return number;
        problems.Add($"'{name}' must be a number");
        return 0;
    }

    /// <summary>A list of objects, each with problems of its own; it may be empty.</summary>
    public IReadOnlyList<InsightFields> Objects(string name)
    {
        if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            return [.. list.EnumerateArray().Select(item => new InsightFields(item))];
        problems.Add($"'{name}' must be a list of objects");
        return [];
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
