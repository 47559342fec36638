using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.MediaEdge.Presence;

/// <summary>Not ready once the edge leaves, and while it is full, so that load balancers send calls to others.</summary>
internal sealed class EdgeReadiness(EdgeDrain drain, EdgeLoad load) : IHealthCheck
{
    /// <summary>Its name in the readiness report.</summary>
    public const string Name = "media-edge";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        drain.IsLeaving ? HealthCheckResult.Unhealthy("the edge is being stopped")
        : load.IsFull() ? HealthCheckResult.Unhealthy("the edge is full")
        : HealthCheckResult.Healthy());
}
