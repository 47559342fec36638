using CallCenter.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Platform.Health;

/// <summary>Whether the store answers.</summary>
internal sealed class StoreHealthCheck(IDbContextFactory<CallCenterDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var store = await contexts.CreateDbContextAsync(cancellationToken);
            await store.Calls.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SqliteException error)
        {
            return HealthCheckResult.Unhealthy("the store does not answer", error);
        }
    }
}
