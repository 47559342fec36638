using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CallCenter.Assistant.Tools;

/// <summary>The arguments of a tool call, as far as they can be trusted: the JSON text comes from a model.</summary>
internal sealed class ToolArguments
{
    private readonly JsonElement root;
    private readonly string text;

    private ToolArguments(JsonElement root) => (this.root, text) = (root, JsonSerializer.Serialize(root));

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
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter where half of a character was cut off.
            problem = "Not done: the arguments are not valid JSON, perhaps they were cut off. Call the tool again with complete, shorter arguments.";
        }

        return arguments is not null;
    }

    /// <summary>The arguments as JSON, the same for the same arguments however they were laid out.</summary>
    public override string ToString() => text;

    /// <summary>What was sent for an argument; undefined where nothing was.</summary>
    public JsonElement this[string name] => root.TryGetProperty(name, out var value) ? value : default;
}
