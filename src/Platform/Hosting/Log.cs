using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Hosting;

/// <summary>What hosts log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "This service serves {Addresses} as process {ProcessId}; Ctrl-C stops it")]
    public static partial void Serves(ILogger logger, string addresses, int processId);
}
