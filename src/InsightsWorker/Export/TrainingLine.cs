using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.InsightsWorker.Export;

/// <summary>
/// Writes a conversation as one line of a fine-tuning file: a JSON object with <c>messages</c> in the form of chat completions
/// (platform.openai.com, "Supervised fine-tuning": roles, tool calls and their results).
/// </summary>
public static class TrainingLine
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, personal data hidden, without a line break; null where the caller never spoke or the assistant never answered: there is nothing to learn.</summary>
    public static string? Of(TrainingConversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var personal = new PersonalData(conversation.Claim.Concat(conversation.EarlierValues));
        var said = conversation.Messages.Where(message => message.Text.Length > 0 || message.Tools.Count > 0).ToList();
        var first = said.FindIndex(message => message.IsCaller);
        var last = said.FindLastIndex(message => !message.IsCaller);
        if (first < 0 || last < first)
            return null;
        var messages = new JsonArray(Message("system", Instructions(conversation, personal)));
        // It ends with the assistant: what comes last is what is learned.
        foreach (var message in said.Take(last + 1))
            Add(messages, message, personal);
        return new JsonObject { ["messages"] = messages }.ToJsonString(Readable);
    }

    private static void Add(JsonArray messages, TrainingMessage message, PersonalData personal)
    {
        var written = Message(message.IsCaller ? "user" : "assistant", personal.Hide(message.Text));
        messages.Add((JsonNode)written);
        if (message.Tools.Count == 0)
            return;
        written["tool_calls"] = new JsonArray([.. message.Tools.Select(tool => (JsonNode)new JsonObject
        {
            ["id"] = tool.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool.Name, ["arguments"] = Arguments(tool.Arguments, personal) },
        })]);
        foreach (var tool in message.Tools)
            messages.Add((JsonNode)new JsonObject { ["role"] = "tool", ["tool_call_id"] = tool.Id, ["content"] = personal.Hide(tool.Result) });
    }

    // Value by value: in the text of the JSON a name may hide behind escapes, and a placeholder in place of a number would break it.
    private static string Arguments(string arguments, PersonalData personal)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Hidden(json.RootElement, personal)!.ToJsonString(Readable) : "{}";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A model's own fault, which none is to learn; half of a character is the latter.
            return "{}";
        }
    }

    private static JsonNode? Hidden(JsonElement value, PersonalData personal)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = new JsonObject();
                foreach (var property in value.EnumerateObject())
                    properties[property.Name] = Hidden(property.Value, personal);
                return properties;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(item => Hidden(item, personal))]);
            case JsonValueKind.String:
                return personal.Hide(value.GetString()!);
            case JsonValueKind.Number when personal.Hide(value.GetRawText()) is var hidden && !string.Equals(hidden, value.GetRawText(), StringComparison.Ordinal):
                return hidden;
            default:
                return JsonNode.Parse(value.GetRawText());
        }
    }

    private static string Instructions(TrainingConversation conversation, PersonalData personal) =>
        $"""
        You are {conversation.Assistant}, on the telephone for {conversation.Company}. Speak {conversation.Language}.
        {personal.Hide(conversation.Task)}
        Facts to collect:
        {string.Join('\n', conversation.Fields.Select(field => $"- {personal.Hide(field)}"))}
        """.TrimEnd();

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };
}
