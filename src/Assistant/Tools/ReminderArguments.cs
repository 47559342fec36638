namespace CallCenter.Assistant.Tools;

/// <summary>Note something that is to be done later. A reminder with the same title is replaced.</summary>
/// <param name="Description">What is to be done, with all that is needed for it.</param>
/// <param name="DueDateTime">When, as ISO 8601 in the time zone of the call; in the future.</param>
/// <param name="Owner">Who does it: assistant (you call back), customer (the caller gets a text message), or the name of a team or person.</param>
/// <param name="Title">A few words that name it.</param>
internal sealed record ReminderArguments(string Description, string DueDateTime, string Owner, string Title);
