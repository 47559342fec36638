using System.Text.Json;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>Reads the messages of a request and checks that every tool call has its result and every result its call.</summary>
internal static class ChatMessageReader
{
    private const int LongestId = 40;

    /// <exception cref="ModelException">No messages, an unknown role, or calls and results that do not match.</exception>
    public static IReadOnlyList<ChatMessage> Read(JsonElement root)
    {
        if (!root.TryGetProperty("messages", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw ModelException.Invalid("Invalid 'messages': expected a non-empty array.", "messages");

        var messages = list.EnumerateArray().Select(Message).ToList();
        CheckTools(messages);
        return messages;
    }

    private static ChatMessage Message(JsonElement element, int index)
    {
        var role = ChatRequestReader.Text(element, "role");
        if (role is not ("system" or "developer" or "user" or "assistant" or "tool"))
            throw ModelException.Invalid($"Invalid value: '{role}'. Supported values are: 'system', 'developer', 'user', 'assistant', 'tool'.", $"messages[{index}].role");
        return new ChatMessage(role, Content(element), Calls(element, index), ChatRequestReader.Text(element, "tool_call_id"));
    }

    private static string Content(JsonElement element)
    {
        if (!element.TryGetProperty("content", out var content))
            return "";
        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => ChatRequestReader.Text(part, "text") ?? "")),
            _ => "",
        };
    }

    private static List<ToolCall> Calls(JsonElement element, int index)
    {
        var calls = new List<ToolCall>();
        if (!element.TryGetProperty("tool_calls", out var list) || list.ValueKind != JsonValueKind.Array)
            return calls;

        foreach (var call in list.EnumerateArray())
        {
            if (ChatRequestReader.Text(call, "id") is not { } id || !call.TryGetProperty("function", out var function)
                || ChatRequestReader.Text(function, "name") is not { } name || ChatRequestReader.Text(function, "arguments") is not { } arguments)
            {
                throw ModelException.Invalid("A tool call needs an id, a function name and arguments.", $"messages[{index}].tool_calls");
            }

            if (!ChatRequestReader.IsToolName(name))
                throw ModelException.Invalid($"Invalid 'messages[{index}].tool_calls[{calls.Count}].function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", $"messages[{index}].tool_calls");
            if (id.Length > LongestId)
                throw ModelException.Invalid($"Invalid 'messages[{index}].tool_calls[{calls.Count}].id': string too long. Expected a string with maximum length {LongestId}, but got a string with length {id.Length} instead.", $"messages[{index}].tool_calls");
            calls.Add(new ToolCall(id, name, arguments));
        }

        return calls;
    }

    private static void CheckTools(List<ChatMessage> messages)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.IsTool)
            {
                if (message.ToolCallId is null || !open.Remove(message.ToolCallId))
                    throw ModelException.Invalid("Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", $"messages[{i}].role");
                continue;
            }

            ThrowIfOpen(open, i);
            foreach (var call in message.ToolCalls)
                open.Add(call.Id);
        }

        ThrowIfOpen(open, messages.Count);
    }

    private static void ThrowIfOpen(HashSet<string> open, int index)
    {
        if (open.Count == 0)
            return;

        throw ModelException.Invalid(
            $"An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: {string.Join(", ", open)}",
            $"messages[{index}].role");
    }
}
