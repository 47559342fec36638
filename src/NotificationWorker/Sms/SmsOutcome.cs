namespace CallCenter.NotificationWorker.Sms;

/// <summary>What the provider said to a text message: taken, or refused for good.</summary>
/// <param name="MessageId">The provider's name for it; null where it was refused, or none was given.</param>
/// <param name="Refusal">Why it was refused, without number or words; null where it was taken.</param>
internal readonly record struct SmsOutcome(string? MessageId, string? Refusal)
{
    public static SmsOutcome Taken(string? messageId) => new(messageId, Refusal: null);

    public static SmsOutcome Refused(string reason) => new(MessageId: null, reason);
}
