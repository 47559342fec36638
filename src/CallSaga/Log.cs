using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga;

/// <summary>Everything the call saga logs; never numbers, words or secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Discarded {Event} of the unknown call {CallId}")]
    public static partial void UnknownCall(ILogger logger, Guid callId, string @event);

    [LoggerMessage(2, LogLevel.Warning, "Call {CallId}: the telephone service refused {Operation} with {Status} {Code}")]
    public static partial void Refused(ILogger logger, Guid callId, string operation, int status, string? code);

    [LoggerMessage(3, LogLevel.Information, "Call {CallId}: the telephone service had no such call any more when asked to {Operation}")]
    public static partial void AlreadyOver(ILogger logger, Guid callId, string operation);

    [LoggerMessage(4, LogLevel.Error, "Call {CallId}: no answer from the telephone service to {Operation}")]
    public static partial void Unreachable(ILogger logger, Guid callId, string operation);

    [LoggerMessage(5, LogLevel.Information, "Call {CallId} closed: {Reason}")]
    public static partial void Closed(ILogger logger, Guid callId, CloseReason? reason);

    [LoggerMessage(6, LogLevel.Warning, "The edge {Edge} is not heard of any more; its {Count} calls are taken to others")]
    public static partial void EdgeLost(ILogger logger, Uri edge, int count);

    [LoggerMessage(7, LogLevel.Debug, "A beat of the edge watch could not be published")]
    public static partial void BeatFailed(ILogger logger, Exception exception);
}
