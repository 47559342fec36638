namespace CallCenter.NotificationWorker.Sms;

/// <summary>What the provider said to a text message: taken, or refused for good.</summary>
/// <param name="Refusal">Why it was refused, without number or words; null where it was taken.</param>
internal readonly record struct SmsOutcome(string? Refusal)
{
    public static SmsOutcome Taken => new(null);

    public static SmsOutcome Refused(string reason) => new(reason);
}
