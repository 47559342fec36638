using System.Globalization;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Prompts;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Insights;

/// <summary>A conversation as one text.</summary>
internal static class Transcript
{
    private const string Omitted = "(earlier messages left out)";

    /// <summary>One line a message, oldest first; where they do not fit, the earliest are left out.</summary>
    public static string Of(IReadOnlyList<ConversationMessage> messages, int tokens, TimeZoneInfo zone) => Of(messages, tokens, zone, _ => "");

    /// <summary>The same with each message's number before it, the first of the conversation being 1.</summary>
    public static string Numbered(IReadOnlyList<ConversationMessage> messages, int tokens, TimeZoneInfo zone) =>
        Of(messages, tokens, zone, place => string.Create(CultureInfo.InvariantCulture, $"#{place + 1} "));

    private static string Of(IReadOnlyList<ConversationMessage> messages, int tokens, TimeZoneInfo zone, Func<int, string> name)
    {
        var lines = new List<string>();
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            var line = name(i) + Line(messages[i], zone);
            tokens -= TokenEstimate.Of(line);
            if (tokens < 0 && lines.Count > 0)
            {
                lines.Add(Omitted);
                break;
            }

            lines.Add(line);
        }

        lines.Reverse();
        return PromptBlocks.Block("conversation", $"\n{string.Join('\n', lines)}\n");
    }

    private static string Line(ConversationMessage message, TimeZoneInfo zone)
    {
        var time = TimeZoneInfo.ConvertTime(message.CreatedAt, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var who = message.Persona == Persona.Human ? "caller" : "assistant";
        return message.Action switch
        {
            MessageAction.Call => $"[{time}] a call begins",
            MessageAction.Hangup => $"[{time}] the call is over",
            MessageAction.Sms => $"[{time}] {who}, by text message: {Safe(message.Content)}",
            _ => $"[{time}] {who}: {Safe(message.Content)}",
        };
    }

    private static string Safe(string words) => words.ReplaceLineEndings(" ").Replace('<', '‹');
}
