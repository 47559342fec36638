namespace CallCenter.Api;

/// <summary>What the Api logs: never a secret, a phone number or spoken text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A delivery to the {Webhook} webhook was refused: its {Credential} is missing or not valid")]
    public static partial void WebhookRefused(ILogger logger, string webhook, string credential);

    [LoggerMessage(2, LogLevel.Warning, "Events of call {CallId} were dropped: there is no such call")]
    public static partial void UnknownCall(ILogger logger, Guid callId);

    [LoggerMessage(3, LogLevel.Debug, "Event {Type} of call {CallId} was ignored")]
    public static partial void EventIgnored(ILogger logger, string type, Guid callId);

    [LoggerMessage(4, LogLevel.Debug, "Event Grid's {Type} was ignored")]
    public static partial void GridEventIgnored(ILogger logger, string type);

    [LoggerMessage(5, LogLevel.Warning, "Incoming call of event {EventId} was dropped: it rang too long ago")]
    public static partial void StaleRing(ILogger logger, string eventId);

    [LoggerMessage(6, LogLevel.Warning, "Incoming call of event {EventId} was dropped: it has no correlation id or no context to answer with")]
    public static partial void UnusableRing(ILogger logger, string eventId);

    [LoggerMessage(7, LogLevel.Warning, "Incoming call {CallId} was dropped: the caller's number is hidden or none")]
    public static partial void HiddenCaller(ILogger logger, Guid callId);

    [LoggerMessage(8, LogLevel.Warning, "Text message of event {EventId} was dropped: it has no id or its sender is no phone number")]
    public static partial void UnusableText(ILogger logger, string eventId);
}
