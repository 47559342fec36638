using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Platform.Health;

/// <summary>Whether the store was made ready and answers now.</summary>
internal sealed class StoreHealthCheck(IDbContextFactory<CallCenterDbContext> contexts, StoreReady ready) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!ready.IsReady)
            return HealthCheckResult.Unhealthy(ready.Problem ?? "the store has not answered yet");
        try
        {
            await using var store = await contexts.CreateDbContextAsync(cancellationToken);
            await store.Calls.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (StoreFailure.Of(error) is not null)
        {
            return HealthCheckResult.Unhealthy("the store does not answer", error);
        }
    }
}
