using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Costs;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.InsightsWorker.ClosedCalls;

/// <summary>What closed calls cost.</summary>
internal sealed class CallCosts(CallCenterDbContext store, PriceList prices)
{
    /// <summary>What the call has cost as far as the store knows, and what was used since; null where no prices are configured.</summary>
    public async Task<Money?> OfAsync(CallClosed call, IReadOnlyList<UsageItem> since, CancellationToken cancellationToken)
    {
        var reports = await store.Usage.AsNoTracking().Where(report => report.CallId == call.CallId).Select(report => report.Items).ToListAsync(cancellationToken);
        return prices.Of([.. reports.SelectMany(items => items), .. since], call.Duration) is { Amount: { } amount, Currency: { } currency } ? new Money(amount, currency) : null;
    }
}
