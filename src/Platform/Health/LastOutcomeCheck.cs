using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Platform.Health;

/// <summary>Whether a service outside did what it was last asked to. Never unhealthy: another instance would ask the same service.</summary>
internal sealed class LastOutcomeCheck(LastOutcome service) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(service.IsWell ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("the service failed when it was last asked"));
}
