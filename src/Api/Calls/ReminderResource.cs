using CallCenter.Contracts.Conversation;

namespace CallCenter.Api.Calls;

/// <summary>A reminder as the REST API shows it.</summary>
/// <param name="CreatedAt">When it was noted.</param>
/// <param name="Title">Short name.</param>
/// <param name="Description">What is to be done.</param>
/// <param name="DueDateTime">When.</param>
/// <param name="Owner">By whom.</param>
internal sealed record ReminderResource(DateTimeOffset CreatedAt, string Title, string Description, DateTimeOffset DueDateTime, string Owner)
{
    public static ReminderResource From(Reminder reminder) =>
        new(reminder.CreatedAt, reminder.Title, reminder.Description, reminder.DueAt, reminder.Owner);
}
