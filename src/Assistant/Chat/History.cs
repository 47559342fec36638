using System.Globalization;
using System.Text.Json;
using CallCenter.Contracts.Conversation;
using OpenAI.Chat;

namespace CallCenter.Assistant.Chat;

/// <summary>What was said so far, as messages for a model: the latest 20 entries, fewer where they do not fit.</summary>
/// <remarks>
/// The caller is the user; what of the assistant's words was heard is the assistant's, with its tool calls and their results. The
/// beginning and end of calls are notes in square brackets, as the instructions say. System messages in the middle would be cleaner,
/// but several model servers refuse them.
/// </remarks>
internal static class History
{
    private const int Latest = 20;

    /// <summary>The messages, oldest first. The latest entry is always among them.</summary>
    /// <param name="entries">The conversation, oldest first.</param>
    /// <param name="tokens">What the messages may take.</param>
    /// <param name="zone">Time zone that times are told in.</param>
    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ConversationMessage> entries, int tokens, TimeZoneInfo zone)
    {
        var kept = new List<IReadOnlyList<ChatMessage>>();
        for (var i = entries.Count - 1; i >= 0 && kept.Count < Latest; i--)
        {
            tokens -= Tokens(entries[i]);
            if (tokens < 0 && kept.Count > 0)
                break;
            kept.Add([.. MessagesOf(entries[i], zone)]);
        }

        kept.Reverse();
        return [.. kept.SelectMany(messages => messages)];
    }

    private static int Tokens(ConversationMessage entry) =>
        TokenEstimate.Of(entry.Content) + TokenEstimate.Envelope
        + entry.ToolCalls.Sum(c => TokenEstimate.Of(c.Arguments) + TokenEstimate.Of(c.Result) + (2 * TokenEstimate.Envelope));

    private static IEnumerable<ChatMessage> MessagesOf(ConversationMessage entry, TimeZoneInfo zone)
    {
        var time = TimeZoneInfo.ConvertTime(entry.CreatedAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return (entry.Action, entry.Persona) switch
        {
            (MessageAction.Call, _) => [new UserChatMessage($"[A call begins, {time}.]")],
            (MessageAction.Hangup, _) => [new UserChatMessage($"[The call is over, {time}.]")],
            (MessageAction.Sms, Persona.Human) => [new UserChatMessage($"[Text message, {time}:] {entry.Content}")],
            (MessageAction.Sms, _) => Assistant($"[Text message, {time}:] {entry.Content}", entry.ToolCalls),
            (_, Persona.Human) => [new UserChatMessage(entry.Content)],
            _ => Assistant(entry.Style == Style.None ? entry.Content : $"style={Name(entry.Style)} {entry.Content}", entry.ToolCalls),
        };
    }

    private static IEnumerable<ChatMessage> Assistant(string content, IReadOnlyList<ToolCall> calls)
    {
        if (calls.Count == 0)
        {
            if (content.Length > 0)
                yield return new AssistantChatMessage(content);
            yield break;
        }

        yield return WithToolCalls(content, calls);
        foreach (var call in calls)
            yield return new ToolChatMessage(call.Id, call.Result);
    }

    /// <summary>An assistant message with its tool calls; arguments that are no JSON object, as a model may have sent them, are left out, since servers refuse them.</summary>
    public static AssistantChatMessage WithToolCalls(string content, IReadOnlyList<ToolCall> calls)
    {
        var message = new AssistantChatMessage(calls.Select(c =>
            ChatToolCall.CreateFunctionToolCall(c.Id, c.Name, BinaryData.FromString(IsObject(c.Arguments) ? c.Arguments : "{}"))));
        if (content.Length > 0)
            message.Content.Add(ChatMessageContentPart.CreateTextPart(content));
        return message;
    }

    private static string Name(Style style) => style == Style.Cheerful ? "cheerful" : "sad";

    private static bool IsObject(string json)
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
}
