using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace CallCenter.Proxy;

/// <summary>Tells whether the proxy serves, and whether there is an instance of everything to serve with.</summary>
internal static class ProxyHealth
{
    /// <summary>The same addresses and answers as those of the services; readiness has a row per instance.</summary>
    public static void MapProxyHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/liveness", () => Results.Json(new { status = "ok" }));
        app.MapGet("/health/readiness", (IProxyStateLookup proxy) =>
        {
            var clusters = proxy.GetClusters().ToList();
            var ready = clusters.TrueForAll(cluster => cluster.DestinationsState.AllDestinations.Any(IsReady));
            var checks = clusters.SelectMany(cluster => cluster.DestinationsState.AllDestinations)
                .OrderBy(instance => instance.DestinationId, StringComparer.Ordinal)
                .Select(instance => new { id = instance.DestinationId, status = IsReady(instance) ? "ok" : "fail" });
            return Results.Json(
                new { checks, status = ready ? "ok" : "fail" },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }

    private static bool IsReady(DestinationState instance) => instance.Health.Active == DestinationHealth.Healthy;
}
