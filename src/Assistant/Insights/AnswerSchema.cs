using System.Text.Json.Nodes;

namespace CallCenter.Assistant.Insights;

/// <summary>
/// JSON Schema of structured answers, in the part of it that strict mode knows: every property required, no others, no ranges (those are
/// said in the description and checked by us).
/// </summary>
internal static class AnswerSchema
{
    /// <summary>An object with these properties.</summary>
    public static JsonObject Object(params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Name)]),
        ["additionalProperties"] = false,
    };

    /// <summary>Text.</summary>
    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    /// <summary>A number.</summary>
    public static JsonObject Number(string description) => new() { ["type"] = "number", ["description"] = description };

    /// <summary>One of these words.</summary>
    public static JsonObject Choice(string description, IEnumerable<string> values) => new()
    {
        ["type"] = "string",
        ["description"] = description,
        ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]),
    };

    /// <summary>A list.</summary>
    public static JsonObject List(string description, JsonObject items) => new()
    {
        ["type"] = "array",
        ["description"] = description,
        ["items"] = items,
    };
}
