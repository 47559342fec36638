using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Platform.Caching;

/// <summary>Whether the shared cache answers. Never unhealthy: calls do without it.</summary>
internal sealed class CacheHealthCheck(GuardedCache cache) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await cache.AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("the shared cache does not answer");
}
