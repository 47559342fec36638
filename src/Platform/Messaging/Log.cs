using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Messaging;

/// <summary>Everything that messaging logs; never what a message says.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The outbox cannot be read, and is tried again: {Reason}")]
    public static partial void OutboxUnreadable(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Message {MessageId} of call {CallId} could not be sent, and is tried again")]
    public static partial void NotSent(ILogger logger, Exception exception, Guid messageId, Guid? callId);

    [LoggerMessage(4, LogLevel.Warning, "The store does not tell of messages of other processes, and is looked at now and then until it does: {Reason}")]
    public static partial void NotListening(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "Message {MessageId} ({MessageType}) of call {CallId} failed for good on {Endpoint} and is kept as failed message: {Reason}")]
    public static partial void Failed(ILogger logger, Guid? messageId, string messageType, Guid? callId, string endpoint, string reason);
}
