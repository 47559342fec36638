using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>What calls have used, each report of it once.</summary>
internal static class StoredUsage
{
    /// <summary>Number of what comes after the last turn of a session.</summary>
    public const int AfterTheLastTurn = -1;

    /// <summary>Adds a report that is not stored yet.</summary>
    /// <param name="store">The store.</param>
    /// <param name="call">The call.</param>
    /// <param name="sourceId">What reports: a media session, a text message, the message that brings a summary.</param>
    /// <param name="number">Number of the report among those of its source.</param>
    /// <param name="usage">What was used.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether anything was added.</returns>
    public static async Task<bool> AddAsync(
        CallCenterDbContext store, CallState call, Guid sourceId, int number, IReadOnlyList<UsageItem> usage, CancellationToken cancellationToken)
    {
        if (usage.Count == 0 || await store.Usage.AnyAsync(row => row.SourceId == sourceId && row.Number == number, cancellationToken))
            return false;
        Add(store, call, sourceId, number, usage);
        return true;
    }

    /// <summary>Adds a report of which is known that it is not stored yet.</summary>
    public static void Add(CallCenterDbContext store, CallState call, Guid sourceId, int number, IReadOnlyList<UsageItem> usage)
    {
        if (usage.Count > 0)
            store.Usage.Add(new UsageRecord { SourceId = sourceId, Number = number, CallId = call.CorrelationId, Items = [.. usage] });
    }
}
