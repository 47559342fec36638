using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Model.Structured;

/// <summary>Makes a value that a JSON schema allows. Properties with a known name get real content, everything else the plainest thing that fits.</summary>
/// <param name="root">The schema; definitions are looked up in it.</param>
/// <param name="known">Content for a property by its name and the values allowed for it; null when there is none.</param>
internal sealed class SchemaInstance(JsonElement root, Func<string, IReadOnlyList<string>, string?> known)
{
    private const int Deepest = 16;

    /// <summary>The value.</summary>
    public JsonNode? Make() => Make(root, name: "", depth: 0);

    private JsonNode? Make(JsonElement schema, string name, int depth)
    {
        schema = Resolve(schema);
        if (depth > Deepest || schema.ValueKind != JsonValueKind.Object)
            return null;
        if (schema.TryGetProperty("const", out var constant))
            return JsonNode.Parse(constant.GetRawText());

        var choices = schema.TryGetProperty("enum", out var list) ? list.EnumerateArray().ToList() : [];
        var content = known(name, [.. choices.Where(choice => choice.ValueKind == JsonValueKind.String).Select(choice => choice.GetString()!)]);
        if (choices.Count > 0)
            return JsonNode.Parse(choices.Find(choice => choice.ValueKind == JsonValueKind.String && string.Equals(choice.GetString(), content, StringComparison.Ordinal)) is { ValueKind: JsonValueKind.String } chosen ? chosen.GetRawText() : choices[0].GetRawText());
        foreach (var combination in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (schema.TryGetProperty(combination, out var options) && options.GetArrayLength() > 0)
                return Make(options[0], name, depth + 1);
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, name, depth),
            "integer" or "number" => Number(schema),
            "boolean" => false,
            "null" => null,
            _ => Text(schema, content ?? ""),
        };
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                made[property.Name] = Make(property.Value, property.Name, depth + 1);
        }

        return made;
    }

    private JsonArray Array(JsonElement schema, string name, int depth)
    {
        var count = schema.TryGetProperty("minItems", out var least) && least.TryGetInt32(out var given) ? given : 0;
        var items = schema.TryGetProperty("items", out var item) ? item : default;
        return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Make(items, name, depth + 1))]);
    }

    private static JsonNode Number(JsonElement schema) =>
        schema.TryGetProperty("minimum", out var least) ? JsonNode.Parse(least.GetRawText())! : JsonValue.Create(0);

    private static JsonValue Text(JsonElement schema, string content)
    {
        if (schema.TryGetProperty("maxLength", out var most) && most.TryGetInt32(out var max) && content.Length > max)
            content = content[..max];
        if (schema.TryGetProperty("minLength", out var least) && least.TryGetInt32(out var min))
            content = content.PadRight(min, '.');
        return JsonValue.Create(content);
    }

    private static string? TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("properties", out _) ? "object" : null;
        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()).FirstOrDefault(one => one is not "null")
            : type.GetString();
    }

    private JsonElement Resolve(JsonElement schema)
    {
        for (var steps = 0; steps < Deepest && schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference); steps++)
        {
            var found = root;
            foreach (var part in reference.GetString()!.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
                found = found.ValueKind == JsonValueKind.Object && found.TryGetProperty(part, out var inner) ? inner : default;
            schema = found;
        }

        return schema;
    }
}
