using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Where a conversation stood when the session that led it was lost.</summary>
internal static class OpenEnd
{
    /// <summary>
    /// Takes the conversation up there; where nothing is open nothing is done. Who is back at once has been asked to say it again by the greeting,
    /// so that only a text of theirs is open: it was read to its end, whatever broke meanwhile.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="brokenOff">The caller was cut off in what they said.</param>
    /// <param name="unanswered">The caller waits for an answer to this.</param>
    /// <param name="asked">The caller was asked this, in this style, and may have answered to nobody.</param>
    public static void TakeUp(ConversationState conversation, Action brokenOff, Action<ConversationMessage> unanswered, Action<string, Style> asked)
    {
        var isRestored = conversation.Opening == ConversationOpening.Restored;
        switch (conversation.Messages.FindLast(message => message.Action is MessageAction.Talk or MessageAction.Sms))
        {
            case { Persona: Persona.Human, Action: MessageAction.Sms } text when conversation.Opening == ConversationOpening.Reconnected:
                unanswered(text);
                break;
            case { Persona: Persona.Human } said when isRestored && BrokenOffSpeech.IsMarked(said):
                brokenOff();
                break;
            case { Persona: Persona.Human } said when isRestored:
                unanswered(said);
                break;
            case { Persona: not Persona.Human } said when isRestored && LastQuestion.Of(said.Content) is { } question:
                asked(question, said.Style);
                break;
        }
    }
}
