using System.Text.Json;
using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Prompt;

/// <summary>What a request tells the model about the call: the machine-readable blocks of the instructions and the fields of the claim tool.</summary>
/// <param name="Call">The call.</param>
/// <param name="Fields">Fields in the order in which to ask.</param>
/// <param name="Claim">Known values by field name.</param>
/// <param name="AllowsStyles">Whether the instructions mention the style prefix.</param>
internal sealed partial record Briefing(CallFacts Call, IReadOnlyList<ClaimField> Fields, IReadOnlyDictionary<string, string> Claim, bool AllowsStyles)
{
    /// <summary>The tool that writes into the claim.</summary>
    public const string ClaimTool = "updated_claim";

    /// <summary>Reads a request.</summary>
    public static Briefing Read(ChatRequest request)
    {
        var instructions = string.Join('\n', request.Messages.Where(message => message.IsInstruction || message.IsUser).Select(message => message.Content));
        var claim = Block(instructions, "claim");
        var tool = request.Tools.FirstOrDefault(tool => tool.Name is ClaimTool);
        return new Briefing(
            CallFacts.Read(Block(instructions, "call")),
            tool is null ? FieldsOf(claim) : FieldsOf(tool),
            ValuesOf(claim),
            instructions.Contains("style=", StringComparison.Ordinal));
    }

    private static List<ClaimField> FieldsOf(JsonElement claim) => claim.ValueKind == JsonValueKind.Object
        ? [.. claim.EnumerateObject().Select(field => new ClaimField(field.Name, "text", "", FieldKinds.Of(field.Name, "text", "")))]
        : [];

    private static List<ClaimField> FieldsOf(ToolDefinition tool)
    {
        if (Find(tool.Parameters, "field") is not { } field || !field.TryGetProperty("enum", out var names))
            return [];

        var described = Described().Matches(ChatRequestReader.Text(field, "description") ?? "")
            .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return [.. names.EnumerateArray().Select(item => item.GetString()!).Select(name =>
        {
            var (type, description) = described.TryGetValue(name, out var match)
                ? (match.Groups["type"].Value, match.Groups["description"].Value.Trim())
                : ("text", "");
            return new ClaimField(name, type, description, FieldKinds.Of(name, type, description));
        })];
    }

    private static Dictionary<string, string> ValuesOf(JsonElement claim) => claim.ValueKind != JsonValueKind.Object
        ? []
        : claim.EnumerateObject()
            .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && field.Value.ToString().Length > 0)
            .ToDictionary(field => field.Name, field => field.Value.ToString(), StringComparer.Ordinal);

    // The schema may wrap the list of updates in its own way; what counts is the property named "field".
    private static JsonElement? Find(JsonElement schema, string property)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property, out var found))
            return found;
        return schema.EnumerateObject().Select(member => Find(member.Value, property)).FirstOrDefault(inner => inner is not null);
    }

    private static JsonElement Block(string text, string name)
    {
        foreach (Match match in Blocks().Matches(text))
        {
            if (!string.Equals(match.Groups["name"].Value, name, StringComparison.Ordinal))
                continue;
            try
            {
                using var document = JsonDocument.Parse(match.Groups["json"].Value);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // Text that merely looks like the block; a later one may be it.
            }
        }

        return default;
    }

    [GeneratedRegex(@"<(?<name>call|claim)>\s*(?<json>\{.*?\})\s*</\k<name>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^[ \t]*-[ \t]*(?<name>[\w-]+)[ \t]*\((?<type>\w+)\)[ \t]*:?(?<description>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Described();
}
