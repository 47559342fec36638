using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>How long the store keeps what it holds (<c>retention</c>). What is older is erased within about an hour.</summary>
[Section("retention")]
public sealed class RetentionOptions
{
    /// <summary>
    /// From the last change of a conversation, such as the end of its last call, until it is erased with its calls and all that was said
    /// in them; zero never does. A conversation with a call in progress is kept. It spans text messages and calls, so one that
    /// a caller comes back to lives on as a whole.
    /// </summary>
    /// <value><c>conversations_day</c>, 0 to 36,500 days, default 90 days.</value>
    [Duration("day", 0, 36_500)]
    public TimeSpan Conversations { get; set; } = TimeSpan.FromDays(90);

    /// <summary>From the failure of a message that nobody could take until it is thrown away; zero never does.</summary>
    /// <value><c>failed_messages_day</c>, 0 to 36,500 days, default 30 days.</value>
    [Duration("day", 0, 36_500)]
    public TimeSpan FailedMessages { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long it is known that a message was taken. It must be longer than a message can be under way, held up by a broker or
    /// delivered again by a sender: one that comes after that is taken twice.
    /// </summary>
    /// <value><c>inbox_day</c>, 1 to 365 days, default 7 days.</value>
    [Duration("day", 1, 365)]
    public TimeSpan Inbox { get; set; } = TimeSpan.FromDays(7);
}
