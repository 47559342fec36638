using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CallCenter.Assistant.Tools;

/// <summary>
/// The arguments of a tool call, as far as they can be trusted: the JSON text comes from a model. Where the text is not strict JSON but only
/// one object can be meant by it, that object is taken; of what was cut off or has words around it nothing is guessed.
/// </summary>
internal sealed class ToolArguments
{
    private const string Fence = "```";
    private const string FencedLanguage = "json";
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true };

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
            var sent = Meant(Read(WithoutFence(json)));
            if (sent.ValueKind == JsonValueKind.Object)
                arguments = new ToolArguments(sent);
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

    /// <summary>What a model sent, as it is kept and told to it again: repaired where that was needed, so that it does not learn to send the like.</summary>
    public static string Kept(string json) => !IsObject(json) && TryParse(json, out var arguments, out _) ? arguments.ToString() : json;

    /// <summary>Whether a text is an object in strict JSON.</summary>
    public static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The arguments as JSON, the same for the same arguments however they were laid out.</summary>
    public override string ToString() => text;

    /// <summary>What was sent for an argument; undefined where nothing was.</summary>
    public JsonElement this[string name] => root.TryGetProperty(name, out var value) ? value : default;

    // A block of Markdown and nothing else.
    private static string WithoutFence(string sent)
    {
        var block = sent.Trim();
        if (block.Length < 2 * Fence.Length || !block.StartsWith(Fence, StringComparison.Ordinal) || !block.EndsWith(Fence, StringComparison.Ordinal))
            return block;
        var inside = block[Fence.Length..^Fence.Length];
        return inside.StartsWith(FencedLanguage, StringComparison.OrdinalIgnoreCase) ? inside[FencedLanguage.Length..] : inside;
    }

    // Some models encode the object twice, so that it comes as a text; and nothing can be sent in several ways.
    private static JsonElement Meant(JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.Null => Read(""),
        JsonValueKind.String when sent.GetString()!.Trim() is ("" or ['{', ..]) and var encoded => Read(encoded),
        _ => sent,
    };

    private static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json, Lenient);
        return document.RootElement.Clone();
    }
}
