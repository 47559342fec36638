namespace CallCenter.Simulator;

/// <summary>What the simulator logs: never numbers, tokens, addresses or words that were spoken.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A request was denied: {Fault}")]
    public static partial void RequestDenied(ILogger logger, string fault);

    [LoggerMessage(2, LogLevel.Warning, "Callback {Type} was not taken at attempt {Attempt}: {Failure}")]
    public static partial void CallbackFailed(ILogger logger, string type, int attempt, string failure);

    [LoggerMessage(3, LogLevel.Warning, "Event {Type} was not taken at attempt {Attempt}: {Failure}")]
    public static partial void EventNotTaken(ILogger logger, string type, int attempt, string failure);

    [LoggerMessage(4, LogLevel.Debug, "Call {CallConnectionId} began, inbound: {Inbound}")]
    public static partial void CallBegan(ILogger logger, string callConnectionId, bool inbound);

    [LoggerMessage(5, LogLevel.Debug, "Call {CallConnectionId} ended: {Reason}")]
    public static partial void CallEnded(ILogger logger, string callConnectionId, string reason);

    [LoggerMessage(6, LogLevel.Error, "Call {CallConnectionId} failed")]
    public static partial void CallFailed(ILogger logger, string callConnectionId, Exception exception);
}
