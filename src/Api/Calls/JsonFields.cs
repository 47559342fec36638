using System.Text.Json;
using CallCenter.Api.Errors;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Api.Calls;

/// <summary>
/// Reads the fields of one JSON object, noting a problem for each field of a wrong type and each unknown one instead of stopping at the first.
/// A null counts as absent.
/// </summary>
internal sealed class JsonFields(JsonElement element, string path, List<FieldProblem> problems)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Path of a field of this object, for example <c>claim[1].name</c>.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A text; null where absent or of another type.</summary>
    public string? Text(string name) =>
        TryGet(name, out var value) ? TextOf(value, PathOf(name), problems) : null;

    /// <summary>A number; null where absent or of another type.</summary>
    public double? Number(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.Number)
            return value.GetDouble();
        problems.Add(new FieldProblem(PathOf(name), $"must be a number, not {Kind(value)}"));
        return null;
    }

    /// <summary>A list whose entries <paramref name="read"/> takes with their path; null where absent or of another type.</summary>
    public IReadOnlyList<T>? List<T>(string name, Func<JsonElement, string, T> read)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((entry, index) => read(entry, $"{PathOf(name)}[{index}]"))];
        problems.Add(new FieldProblem(PathOf(name), $"must be a list, not {Kind(value)}"));
        return null;
    }

    /// <summary>A value of any type; null where absent.</summary>
    public JsonElement? Any(string name) => TryGet(name, out var value) ? value : null;

    /// <summary>Takes note of a field that is allowed and not looked at.</summary>
    public void Allow(string name) => known.Add(name);

    /// <summary>Notes every field not asked for so far.</summary>
    public void RefuseOthers()
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            problems.Add(new FieldProblem(PathOf(property.Name), Suggestion.For(property.Name, known) is { } meant ? $"is not a known field, did you mean {meant}?" : "is not a known field"));
    }

    /// <summary>A text; null, with a problem noted, where the value is of another type or no Unicode text.</summary>
    public static string? TextOf(JsonElement value, string path, List<FieldProblem> problems)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            problems.Add(new FieldProblem(path, $"must be a text, not {Kind(value)}"));
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is half of a character.
            problems.Add(new FieldProblem(path, "must be valid Unicode text"));
            return null;
        }
    }

    /// <summary>What a JSON value is, in words.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };

    private bool TryGet(string name, out JsonElement value)
    {
        known.Add(name);
        return element.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;
    }
}
