using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tools;

/// <summary>Notes something to be done later.</summary>
internal sealed class ReminderTool : ImmediateTool<ReminderArguments>
{
    public override string Name => "new_or_updated_reminder";

    protected override ToolOutcome Run(ReminderArguments arguments, AnswerState answer)
    {
        var reading = answer.Dates.Find(arguments.DueDateTime, toCome: true);
        if (reading.Moment is not { } due)
            return ToolOutcome.Refused($"Not done: due_date_time: {reading.Reason}.");
        if (!reading.HasTime)
            return ToolOutcome.Refused($"Not done: due_date_time says the day and no time, and nobody is to be called at midnight. Ask for the hour, or send one: {DateTimeReader.Write(due.AddHours(9))} for example.");
        if (due <= answer.Dates.Now)
            return ToolOutcome.Refused($"Not done: {DateTimeReader.Write(due)} is past, it is {DateTimeReader.Write(answer.Dates.Now)} now. Send a time to come.");
        var reminder = new Reminder
        {
            Title = arguments.Title,
            Description = arguments.Description,
            DueAt = due,
            Owner = Owner(arguments.Owner),
            CreatedAt = answer.Dates.Now,
        };
        var replaced = answer.Reminders.RemoveAll(r => string.Equals(r.Title, reminder.Title, StringComparison.OrdinalIgnoreCase)) > 0;
        answer.Reminders.Add(reminder);
        return ToolOutcome.Done($"{(replaced ? "Replaced" : "Noted")}: {reminder.Title}, due {DateTimeReader.Write(due)}{(reading.Remark is { } remark ? $" ({remark})" : "")}, owner {reminder.Owner}.", new ReminderNoted(reminder));
    }

    private static string Owner(string name) =>
        Array.Find(["assistant", "customer"], known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
