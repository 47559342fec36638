using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Housekeeping;

/// <summary>What housekeeping logs: how much was erased, never whose.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Erased what is too old: {Conversations} conversations, {Calls} calls, {Rows} rows in all")]
    public static partial void Erased(ILogger logger, int conversations, int calls, int rows);

    [LoggerMessage(2, LogLevel.Debug, "Housekeeping left the rest to its next round: somebody else changed a row at the same moment")]
    public static partial void Overtaken(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Housekeeping failed and will try again within the hour or so")]
    public static partial void RoundFailed(ILogger logger, Exception error);
}
