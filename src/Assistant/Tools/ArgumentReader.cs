using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace CallCenter.Assistant.Tools;

/// <summary>
/// Reads what a model sent into the type of a tool's arguments. What models get wrong is put right where its meaning is plain: a number sent
/// as text, a single element sent without its list. What is wrong all the same is told at once, each argument by name with what was expected.
/// Records in lists are judged by the tool, one by one: what is no text in them is taken for the text that it looks like, or for none.
/// </summary>
internal sealed class ArgumentReader
{
    private readonly List<string> texts = [];
    private readonly List<string> others = [];

    private ArgumentReader()
    {
    }

    /// <summary>Reads them; on failure <paramref name="problem"/> tells the model what to do.</summary>
    public static bool TryRead<T>(ToolArguments sent, [NotNullWhen(true)] out T? arguments, [NotNullWhen(false)] out string? problem)
        where T : class
    {
        var reader = new ArgumentReader();
        var read = new JsonObject();
        foreach (var property in ArgumentTypes.Json.GetTypeInfo(typeof(T)).Properties)
            read[property.Name] = reader.Read(property, sent[property.Name]);
        problem = reader.Problem;
        arguments = problem is null ? read.Deserialize<T>(ArgumentTypes.Json)! : null;
        return arguments is not null;
    }

    private string? Problem
    {
        get
        {
            if (texts.Count > 0)
                others.Insert(0, $"{string.Join(", ", texts)} must be given as text and not be empty");
            return others.Count == 0 ? null : $"Not done: {string.Join("; ", others)}.";
        }
    }

    private JsonNode? Read(JsonPropertyInfo property, JsonElement sent) =>
        ArgumentTypes.ElementOf(property.PropertyType) is { } element ? List(property.Name, element, sent)
        : property.PropertyType == typeof(double) ? Number(property, sent)
        : Text(property.Name, sent);

    private JsonValue? Text(string name, JsonElement sent)
    {
        if (Trimmed(sent) is { Length: > 0 } text)
            return JsonValue.Create(text);
        texts.Add(name);
        return null;
    }

    private JsonValue? Number(JsonPropertyInfo property, JsonElement sent)
    {
        double? number = sent.ValueKind == JsonValueKind.Number ? sent.GetDouble()
            : double.TryParse(Trimmed(sent), NumberStyles.Float, CultureInfo.InvariantCulture, out var written) ? written : null;
        var range = ArgumentTypes.RangeOf(property);
        if (number is { } value && double.IsFinite(value) && range?.IsValid(value) is not false)
            return JsonValue.Create(value);
        others.Add(string.Create(CultureInfo.InvariantCulture, $"{property.Name} must be a number{(range is null ? "" : $" from {range.Minimum} to {range.Maximum}")}"));
        return null;
    }

    private JsonArray? List(string name, JsonTypeInfo element, JsonElement sent)
    {
        var isText = element.Type == typeof(string);
        IEnumerable<JsonElement> items = sent.ValueKind == JsonValueKind.Array ? sent.EnumerateArray()
            : sent.ValueKind == (isText ? JsonValueKind.String : JsonValueKind.Object) ? [sent] : [];
        var list = isText
            ? new JsonArray([.. items.Select(Trimmed).Where(text => text.Length > 0).Select(text => JsonValue.Create(text))])
            : new JsonArray([.. items.Select(item => Record(element, item))]);
        if (list.Count > 0)
            return list;
        var example = isText ? "\"…\"" : $$"""{{{string.Join(',', element.Properties.Select(property => $"\"{property.Name}\":\"…\""))}}}""";
        others.Add($$"""send {"{{name}}":[{{example}}]} with at least one {{(isText ? "text" : "entry")}}""");
        return null;
    }

    private static JsonObject Record(JsonTypeInfo type, JsonElement sent)
    {
        var record = new JsonObject();
        foreach (var property in type.Properties)
            record[property.Name] = sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty(property.Name, out var value) ? Loosely(value) : "";
        return record;
    }

    private static string Loosely(JsonElement sent) => sent.ValueKind switch
    {
        // Models send numbers and booleans unquoted now and then; their digits are as good as text.
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => sent.GetRawText(),
        _ => Trimmed(sent),
    };

    private static string Trimmed(JsonElement sent) => sent.ValueKind == JsonValueKind.String ? sent.GetString()!.Trim() : "";
}
