namespace CallCenter.MediaEdge;

/// <summary>What the media edge logs: no numbers, no spoken words, no secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The speech service refuses recognition for good with status {Status}; check the key and the region.")]
    public static partial void RecognitionRefused(ILogger logger, int status);

    [LoggerMessage(2, LogLevel.Warning, "The speech service does not take a connection for recognition, status {Status}; trying again.")]
    public static partial void RecognitionUnreachable(ILogger logger, int status);

    [LoggerMessage(3, LogLevel.Warning, "A connection for recognition broke ({Reason}); making another.")]
    public static partial void RecognitionConnectionLost(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Recognition ended a phrase with status {Status}.")]
    public static partial void RecognitionStatus(ILogger logger, string status);

    [LoggerMessage(5, LogLevel.Warning, "A message of the recogniser could not be read.")]
    public static partial void RecognitionUnreadable(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "A sentence could not be synthesised: {Reason}.")]
    public static partial void SynthesisFailed(ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Warning, "Publishing {Message} failed; it is tried again until it succeeds.")]
    public static partial void PublishFailed(ILogger logger, Exception exception, string message);

    [LoggerMessage(8, LogLevel.Error, "The process ends before {Count} messages of a call could be published; they are lost: {Messages}.")]
    public static partial void PublishGivenUp(ILogger logger, int count, string messages);

    [LoggerMessage(9, LogLevel.Error, "The assistant failed in call {CallId}.")]
    public static partial void AnswerFailed(ILogger logger, Exception exception, Guid callId);

    [LoggerMessage(10, LogLevel.Warning, "A media connection for call {CallId} was refused: its token or signature is not valid.")]
    public static partial void ConnectionRefused(ILogger logger, Guid callId);

    [LoggerMessage(11, LogLevel.Warning, "A media connection for an unknown call {CallId} was refused.")]
    public static partial void UnknownCall(ILogger logger, Guid callId);

    [LoggerMessage(12, LogLevel.Information, "Call {CallId}: media session {SessionId} begins.")]
    public static partial void SessionBegins(ILogger logger, Guid callId, Guid sessionId);

    [LoggerMessage(13, LogLevel.Information, "Call {CallId}: media session {SessionId} ended, {Reason}.")]
    public static partial void SessionEnded(ILogger logger, Guid callId, Guid sessionId, Contracts.Media.StreamEnd reason);

    [LoggerMessage(14, LogLevel.Error, "Call {CallId}: the media session failed.")]
    public static partial void SessionFailed(ILogger logger, Exception exception, Guid callId);

    [LoggerMessage(15, LogLevel.Warning, "{Message} came for call {CallId}, which this edge does not hold; it waits a while for the call to come back.")]
    public static partial void CallNotHere(ILogger logger, string message, Guid callId);

    [LoggerMessage(16, LogLevel.Error, "Publishing {Message} has been failing for half a minute; turns are kept until the bus is back.")]
    public static partial void PublishInTrouble(ILogger logger, string message);

    [LoggerMessage(17, LogLevel.Information, "The edge leaves: it takes no calls any more, and waits up to {Limit} s for {Count} in progress.")]
    public static partial void Leaving(ILogger logger, int count, double limit);

    [LoggerMessage(18, LogLevel.Warning, "The edge cannot tell the saga that it is alive; its calls may be taken to others.")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception);

    [LoggerMessage(19, LogLevel.Warning, "Call {CallId}: no sound for {Seconds} s; the connection is given up.")]
    public static partial void FellSilent(ILogger logger, Guid callId, double seconds);

    [LoggerMessage(20, LogLevel.Debug, "Call {CallId} was to be let go, and is not held here.")]
    public static partial void AlreadyLeft(ILogger logger, Guid callId);

    [LoggerMessage(40, LogLevel.Warning, "The edge is full: more than {Percent} % of frames are taken late; new calls are sent elsewhere.")]
    public static partial void EdgeFull(ILogger logger, double percent);

    [LoggerMessage(41, LogLevel.Information, "The edge has room for new calls again.")]
    public static partial void EdgeHasRoom(ILogger logger);
}
