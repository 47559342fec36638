using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tools;

/// <summary>Notes something to be done later.</summary>
internal sealed class ReminderTool : ImmediateTool
{
    public override string Name => "new_or_updated_reminder";

    public override string Description =>
        "Note something that is to be done later. A reminder with the same title is replaced.";

    public override JsonObject Parameters(AnswerState answer) => ToolSchema.Object(
        ("description", ToolSchema.Text("What is to be done, with all that is needed for it.")),
        ("due_date_time", ToolSchema.Text("When, as ISO 8601 in the time zone of the call; in the future.")),
        ("owner", ToolSchema.Text("Who does it: assistant (you call back), customer (the caller gets a text message), or the name of a team or person.")),
        ("title", ToolSchema.Text("A few words that name it.")));

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        if (arguments.Missing("description", "due_date_time", "owner", "title") is { } missing)
            return ToolOutcome.Refused(missing);
        if (!answer.Dates.TryRead(arguments["due_date_time"], out var due))
            return ToolOutcome.Refused($"Not done: due_date_time is not a date and time; send it as ISO 8601, for example {DateTimeReader.Write(answer.Dates.Now)}, which is now.");
        if (due <= answer.Dates.Now)
            return ToolOutcome.Refused($"Not done: {DateTimeReader.Write(due)} is past, it is {DateTimeReader.Write(answer.Dates.Now)} now. Send a time to come.");
        var reminder = new Reminder
        {
            Title = arguments["title"],
            Description = arguments["description"],
            DueAt = due,
            Owner = Owner(arguments["owner"]),
            CreatedAt = answer.Dates.Now,
        };
        var replaced = answer.Reminders.RemoveAll(r => string.Equals(r.Title, reminder.Title, StringComparison.OrdinalIgnoreCase)) > 0;
        answer.Reminders.Add(reminder);
        return ToolOutcome.Done($"{(replaced ? "Replaced" : "Noted")}: {reminder.Title}, due {DateTimeReader.Write(due)}, owner {reminder.Owner}.", new ReminderNoted(reminder));
    }

    private static string Owner(string name) =>
        Array.Find(["assistant", "customer"], known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
