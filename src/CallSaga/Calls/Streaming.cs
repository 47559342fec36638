using System.Globalization;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls;

/// <summary>The audio stream between the telephone service and an edge, which may be lost and asked for again.</summary>
internal static class Streaming
{
    /// <summary>How often in a row, without the caller being heard in between, it is asked for again before the call is given up.</summary>
    public const int MostRestarts = 3;

    /// <summary>
    /// From losing the audio to asking for it again. When a caller hangs up, the stream breaks a moment before the end of the call is
    /// reported; a second keeps us from asking for the audio of a call that is over.
    /// </summary>
    public static readonly TimeSpan PauseBeforeRestart = TimeSpan.FromSeconds(1);

    private const string Prefix = "streaming-";

    /// <summary>Names one start of the stream.</summary>
    public static string OperationContext(int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{attempt}");

    /// <summary>Names the stop before one start.</summary>
    public static string StopContext(int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}stop-{attempt}");

    /// <summary>
    /// False for news that names an earlier start. News that names none is about the stream that came with the call, which has no name; the
    /// loss of a later one that were told without its name would still show by its edge or by its silence.
    /// </summary>
    public static bool IsCurrent(CallState call, string? operationContext) => operationContext is null
        ? call.StreamingAttempts == 0
        : !operationContext.StartsWith(Prefix, StringComparison.Ordinal) || string.Equals(operationContext, OperationContext(call.StreamingAttempts), StringComparison.Ordinal);
}
