namespace CallCenter.NotificationWorker;

/// <summary>What the notification worker logs: never a secret, a phone number or spoken text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A text message of call {CallId} was refused: {Reason}")]
    public static partial void SmsRefused(ILogger logger, Guid callId, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The summary of call {CallId} was not texted: there is no such call")]
    public static partial void SummaryWithoutCall(ILogger logger, Guid callId);

    [LoggerMessage(3, LogLevel.Information, "The emergency of call {CallId} was told to the webhook")]
    public static partial void EmergencyTold(ILogger logger, Guid callId);

    [LoggerMessage(4, LogLevel.Warning, "An emergency was reported in call {CallId} and is on record only: emergencies.webhook_url is not set")]
    public static partial void EmergencyWithoutWebhook(ILogger logger, Guid callId);
}
