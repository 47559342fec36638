using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>What happens to a conversation.</summary>
internal static class ConversationChanges
{
    /// <summary>Marks the conversation as changed.</summary>
    public static void Touch(this ConversationRecord conversation, DateTimeOffset now)
    {
        conversation.Version++;
        conversation.UpdatedAt = now;
    }

    /// <summary>Takes over what came of a turn, except for its facts.</summary>
    public static void Apply(this ConversationRecord conversation, TurnCompleted turn)
    {
        conversation.Language = turn.Language;
        foreach (var reminder in turn.Reminders)
            conversation.Note(reminder);
    }

    /// <summary>Adds a reminder; one with the same title is replaced.</summary>
    public static void Note(this ConversationRecord conversation, Reminder reminder)
    {
        conversation.Reminders.RemoveAll(earlier => string.Equals(earlier.Title, reminder.Title, StringComparison.OrdinalIgnoreCase));
        conversation.Reminders.Add(reminder);
    }
}
