using CallCenter.Contracts.Insights;

namespace CallCenter.InsightsWorker;

/// <summary>What the insights worker logs: never words of a conversation.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId}: the caller said nothing, there is nothing to summarise")]
    public static partial void NothingToSummarise(ILogger logger, Guid callId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId}: summarised, satisfaction {Satisfaction}, next step {Next}")]
    public static partial void Summarised(ILogger logger, Guid callId, Satisfaction satisfaction, NextActionKind next);
}
