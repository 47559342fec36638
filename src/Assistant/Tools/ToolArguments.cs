using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace CallCenter.Assistant.Tools;

/// <summary>The arguments of a tool call, as far as they can be trusted: the JSON text comes from a model.</summary>
internal sealed class ToolArguments
{
    private readonly JsonElement root;

    private ToolArguments(JsonElement root) => this.root = root;

    /// <summary>Reads the JSON text; on failure <paramref name="problem"/> tells the model what to do.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out ToolArguments? arguments, [NotNullWhen(false)] out string? problem)
    {
        arguments = null;
        problem = null;
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                arguments = new ToolArguments(document.RootElement.Clone());
            else
                problem = "Not done: the arguments are not a JSON object. Call the tool again with an object.";
        }
        catch (JsonException)
        {
            problem = "Not done: the arguments are not valid JSON, perhaps they were cut off. Call the tool again with complete, shorter arguments.";
        }

        return arguments is not null;
    }

    /// <summary>The arguments as JSON, the same for the same arguments however they were laid out.</summary>
    public override string ToString() => JsonSerializer.Serialize(root);

    /// <summary>A text argument, trimmed; empty where it is missing or no text.</summary>
    public string this[string name] =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";

    /// <summary>What to tell the model about text arguments that are missing, empty or no text; null where all are there.</summary>
    public string? Missing(params string[] names)
    {
        var missing = names.Where(name => this[name].Length == 0).ToList();
        return missing.Count == 0 ? null : $"Not done: {string.Join(", ", missing)} must be given as text and not be empty.";
    }

    /// <summary>A number argument, also where it was sent as text.</summary>
    public double? Number(string name)
    {
        if (!root.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetDouble();
        return double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The elements of a list argument; a single object stands for a list of one; null where it is neither.</summary>
    public IReadOnlyList<JsonElement>? List(string name)
    {
        if (!root.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray()],
            JsonValueKind.Object => [value],
            _ => null,
        };
    }
}
