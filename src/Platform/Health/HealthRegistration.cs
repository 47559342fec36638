using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Health;

/// <summary>Tells whether the service is alive and whether what it depends on answers.</summary>
public static class HealthRegistration
{
    // A server that swallows our packets must not hold up whoever asks.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Registers the check of the store; the bus brings its own, and modules may add others with <c>AddHealthChecks()</c>.</summary>
    public static IHostApplicationBuilder AddCallCenterHealth(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", timeout: StoreTimeout);
        return builder;
    }

    /// <summary>
    /// Maps <c>GET /health/liveness</c>, 200 as long as the process serves, and <c>GET /health/readiness</c>, 200 or 503 with one
    /// row per dependency: <c>{"status":"ok|fail","checks":[{"id","status":"ok|degraded|fail"}]}</c>. Degraded is what failed lately and calls can do
    /// without, or what another instance could not do better; it leaves the process ready.
    /// </summary>
    public static IEndpointRouteBuilder MapCallCenterHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/liveness", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/readiness", new HealthCheckOptions { ResponseWriter = WriteAsync });
        return app;
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new Readiness(
            [.. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Dependency(entry.Key, entry.Value.Status == HealthStatus.Degraded ? "degraded" : Word(entry.Value.Status)))],
            Word(report.Status)),
        http.RequestAborted);

    private static string Word(HealthStatus status) => status == HealthStatus.Unhealthy ? "fail" : "ok";

    private sealed record Readiness(IReadOnlyList<Dependency> Checks, string Status);

    private sealed record Dependency(string Id, string Status);
}
