using System.Globalization;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls;

/// <summary>The audio stream between the telephone service and an edge, which may be lost and asked for again.</summary>
internal static class Streaming
{
    /// <summary>How often it is asked for again in one call before the call is given up.</summary>
    public const int MostRestarts = 3;

    /// <summary>
    /// From losing the audio to asking for it again. When a caller hangs up, the stream breaks a moment before the end of the call is
    /// reported; a second keeps us from asking for the audio of a call that is over.
    /// </summary>
    public static readonly TimeSpan PauseBeforeRestart = TimeSpan.FromSeconds(1);

    private const string Prefix = "streaming-";

    /// <summary>Names one start of the stream.</summary>
    public static string OperationContext(int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{attempt}");

    /// <summary>False for news that names an earlier start; news that names none may be about the present one.</summary>
    public static bool IsCurrent(CallState call, string? operationContext) =>
        operationContext is null
        || !operationContext.StartsWith(Prefix, StringComparison.Ordinal)
        || string.Equals(operationContext, OperationContext(call.StreamingAttempts), StringComparison.Ordinal);
}
