using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Understanding;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>Writes calls of the offered tools; arguments follow the schema that came with the tool.</summary>
internal sealed class ToolCaller(ChatRequest request)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private int _calls;

    /// <summary>Calls the claim tool with all updates at once, or once for each where its schema takes one only.</summary>
    public IEnumerable<ToolCall> Update(IEnumerable<(ClaimField Field, string Value)> updates)
    {
        var each = updates.Select(update => new JsonObject { ["field"] = update.Field.Name, ["value"] = update.Value }).ToList();
        if (each.Count == 0)
            return [];

        var schema = request.Tools.First(tool => tool.Name is Briefing.ClaimTool).Parameters;
        return Property(schema, "updates") is not null
            ? [Write(Briefing.ClaimTool, new JsonObject { ["updates"] = new JsonArray([.. each]) })]
            : each.ConvertAll(update => Write(Briefing.ClaimTool, update));
    }

    /// <summary>Calls a tool. Of the given values those are sent that its schema knows; required ones without a value get <paramref name="filler"/>.</summary>
    public ToolCall Call(string tool, string filler, params ReadOnlySpan<(string Name, JsonNode? Value)> values)
    {
        var schema = request.Tools.First(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal)).Parameters;
        var arguments = new JsonObject();
        foreach (var (name, value) in values)
        {
            if (Property(schema, name) is { } property)
                arguments[name] = Fit(property, value);
        }

        foreach (var name in Required(schema).Where(name => !arguments.ContainsKey(name)))
            arguments[name] = Fit(Property(schema, name) ?? default, JsonValue.Create(filler));
        return Write(tool, arguments);
    }

    /// <summary>The values that a property of a tool allows; empty when it allows any.</summary>
    public IReadOnlyList<string> Choices(string tool, string property)
    {
        var schema = request.Tools.FirstOrDefault(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal))?.Parameters;
        return schema is { } given && Property(given, property) is { } found ? Enum(found) : [];
    }

    private ToolCall Write(string tool, JsonObject arguments) =>
        new($"call_{request.Messages.Count}_{++_calls}", tool, arguments.ToJsonString(Json));

    private static JsonNode? Fit(JsonElement schema, JsonNode? value)
    {
        var choices = Enum(schema);
        if (choices.Count == 0 || value is null)
            return value;
        var wanted = Folding.Fold(value.ToString());
        return choices.FirstOrDefault(choice => Folding.Fold(choice).Equals(wanted, StringComparison.Ordinal)) ?? choices[0];
    }

    private static JsonElement? Property(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property)
            ? property
            : null;

    private static List<string> Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var required)
            ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
            : [];

    private static List<string> Enum(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("enum", out var list)
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
