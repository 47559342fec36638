using System.Globalization;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Chat;

/// <summary>
/// An entry of a conversation in the words in which a model is told of it, whatever the protocol. Notes of the system, such as the beginning
/// and end of calls, are the caller's and in square brackets, as the instructions say; whatever a person says is without such brackets.
/// </summary>
/// <param name="IsOfAssistant">Whether the assistant said it.</param>
/// <param name="Text">What is told; empty where it only called tools.</param>
public readonly record struct HistoryEntry(bool IsOfAssistant, string Text)
{
    /// <summary>As many of the latest entries as a model is shown.</summary>
    internal const int Most = 20;

    /// <summary>What is told of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="zone">Time zone that times are told in.</param>
    public static HistoryEntry Of(ConversationMessage entry, TimeZoneInfo zone)
    {
        var time = TimeZoneInfo.ConvertTime(entry.CreatedAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return (entry.Action, entry.Persona) switch
        {
            (MessageAction.Call, _) => new(false, $"[A call begins, {time}.]"),
            (MessageAction.Hangup, _) => new(false, $"[The call is over, {time}.]"),
            (MessageAction.Sms, Persona.Human) => new(false, $"[Text message, {time}:] {Said(entry.Content)}"),
            (MessageAction.Sms, _) => new(true, $"[Text message, {time}:] {entry.Content}"),
            (_, Persona.Human) => new(false, Said(entry.Content)),
            _ => new(true, entry.Content),
        };
    }

    /// <summary>The latest 20 entries that hold words or are notes, oldest first, each with what is told of it, for a model that is told of no tools.</summary>
    /// <param name="entries">The conversation, oldest first.</param>
    /// <param name="zone">Time zone that times are told in.</param>
    public static IEnumerable<(ConversationMessage Entry, HistoryEntry Told)> Latest(IEnumerable<ConversationMessage> entries, TimeZoneInfo zone) =>
        entries.Select(entry => (Entry: entry, Told: Of(entry, zone))).Where(shown => shown.Told.Text.Length > 0).TakeLast(Most);

    // Square brackets are the system's own: nobody else's words may look like a note of it.
    private static string Said(string words) => words.Replace('[', '(').Replace(']', ')');
}
