using System.Globalization;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls;

/// <summary>Attempts to hand a caller to the human agent.</summary>
internal static class Transfers
{
    /// <summary>From having a supervisor's transfer announced until it may be asked for once more, should the edge never come to it.</summary>
    public static readonly TimeSpan LongestAnnouncement = TimeSpan.FromMinutes(1);

    /// <summary>Added to a call that reaches its maximum duration while the agent is being reached.</summary>
    public static readonly TimeSpan Extension = TimeSpan.FromMinutes(1);

    /// <summary>When the agent should call back after a transfer failed.</summary>
    public static readonly TimeSpan CallbackWithin = TimeSpan.FromHours(1);

    /// <summary>Names the attempt under way by the token of its timeout, so that news of an earlier one is told apart.</summary>
    public static string OperationContext(CallState call) => string.Create(CultureInfo.InvariantCulture, $"transfer-{call.TransferTimeoutId:N}");

    /// <summary>False for news that names an earlier attempt.</summary>
    public static bool IsCurrent(CallState call, string? operationContext) =>
        operationContext is null || string.Equals(operationContext, OperationContext(call), StringComparison.Ordinal);
}
