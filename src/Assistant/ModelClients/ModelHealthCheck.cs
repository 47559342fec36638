using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Assistant.ModelClients;

/// <summary>Whether a model answers, as far as requests of calls have shown; a probe of its own would cost tokens. Never unhealthy: the other model stands in.</summary>
internal sealed class ModelHealthCheck(ChatModel model) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(model.IsAnswering ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("the model failed lately, the other one stands in"));
}
