using CallCenter.Assistant.Text;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Knowledge;

/// <summary>
/// What is looked up for a turn. The caller's words go first. Short replies ("the second one", "and on Sundays?") are about what the
/// assistant said just before, so its last sentences are queries too; of no use in the turn itself unless they were looked up while the
/// caller spoke, which is what the warm-up is for.
/// </summary>
/// <param name="Caller">The caller's words, latest first.</param>
/// <param name="Assistant">The last sentences of what the assistant said last, in their order.</param>
internal sealed record TurnQueries(IReadOnlyList<string> Caller, IReadOnlyList<string> Assistant)
{
    private const int LastSentences = 2;

    /// <summary>The queries for what comes after these messages, or for the last of them.</summary>
    /// <param name="messages">The conversation, oldest first.</param>
    /// <param name="most">How many of the latest messages count.</param>
    public static TurnQueries Of(IReadOnlyList<ConversationMessage> messages, int most)
    {
        List<ConversationMessage> said =
            [.. messages.TakeLast(most).Reverse().Where(message => message.Action is MessageAction.Talk or MessageAction.Sms && !string.IsNullOrWhiteSpace(message.Content))];
        var caller = said.Where(message => message.Persona == Persona.Human).Select(message => message.Content.Trim()).Distinct(StringComparer.OrdinalIgnoreCase);
        return new TurnQueries([.. caller], LastSentencesOf(said.Find(message => message.Persona == Persona.Assistant)?.Content ?? ""));
    }

    private static List<string> LastSentencesOf(string text)
    {
        var splitter = new SentenceSplitter();
        return [.. splitter.Push(text).Concat(splitter.Flush()).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).TakeLast(LastSentences)];
    }
}
