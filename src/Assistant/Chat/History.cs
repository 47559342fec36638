using CallCenter.Assistant.Tools;
using CallCenter.Contracts.Conversation;
using OpenAI.Chat;

namespace CallCenter.Assistant.Chat;

/// <summary>What was said so far, as messages for a model: the latest 20 entries, fewer where they do not fit.</summary>
/// <remarks>
/// The caller is the user, and so are the notes of <see cref="HistoryEntry"/>: system messages in the middle would be cleaner, but several
/// model servers refuse them. What of the assistant's words was heard is the assistant's, with its tool calls and their results.
/// </remarks>
internal static class History
{
    private const int LongestName = 64;

    /// <summary>The messages, oldest first. The latest entry is always among them.</summary>
    /// <param name="entries">The conversation, oldest first.</param>
    /// <param name="tokens">What the messages may take.</param>
    /// <param name="zone">Time zone that times are told in.</param>
    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ConversationMessage> entries, int tokens, TimeZoneInfo zone)
    {
        var kept = new List<IReadOnlyList<ChatMessage>>();
        for (var i = entries.Count - 1; i >= 0 && kept.Count < HistoryEntry.Most; i--)
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
        var (isOfAssistant, text) = HistoryEntry.Of(entry, zone);
        if (!isOfAssistant)
            return [new UserChatMessage(text)];
        var isStyled = entry.Action == MessageAction.Talk && entry.Style != Style.None;
        return Assistant(isStyled ? $"style={Name(entry.Style)} {text}" : text, entry.ToolCalls);
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

    /// <summary>
    /// An assistant message with its tool calls. Servers refuse a whole request for a tool's name that is none, or for arguments that are no
    /// JSON object: such a name is written in other letters, such arguments are left out.
    /// </summary>
    public static AssistantChatMessage WithToolCalls(string content, IReadOnlyList<ToolCall> calls)
    {
        var message = new AssistantChatMessage(calls.Select(c =>
            ChatToolCall.CreateFunctionToolCall(c.Id, ToolName(c.Name), BinaryData.FromString(ToolArguments.IsObject(c.Arguments) ? c.Arguments : "{}"))));
        if (content.Length > 0)
            message.Content.Add(ChatMessageContentPart.CreateTextPart(content));
        return message;
    }

    private static string Name(Style style) => style == Style.Cheerful ? "cheerful" : "sad";

    private static string ToolName(string name)
    {
        var cut = name.Length > LongestName ? name[..LongestName] : name;
        return cut.Length == 0 ? "unknown" : string.Concat(cut.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_'));
    }
}
