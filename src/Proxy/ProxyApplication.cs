using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace CallCenter.Proxy;

/// <summary>
/// One public address for any number of instances: media sockets go to the edges in turn, all else to the instances of the Api. Who is
/// not ready gets nothing new; who does not take a connection is left out, and another one takes what was meant for it.
/// </summary>
public static class ProxyApplication
{
    private const string Api = "api";
    private const string Edge = "edge";
    private const string Readiness = "/health/readiness";

    /// <summary>A dead instance costs a caller nothing, since connections that fail are tried elsewhere; one that drains is noticed within this.</summary>
    private static readonly TimeSpan AskInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NamesRefresh = TimeSpan.FromSeconds(5);

    /// <summary>A media socket is silent while nobody speaks, and a call may last hours.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(24);

    /// <summary>Builds the host; it listens once started.</summary>
    public static WebApplication Build(ProxyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "CallCenter.Proxy" });
        builder.WebHost.UseUrls(options.Url);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Yarp", LogLevel.Error).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.Configure<ConsecutiveFailuresHealthPolicyOptions>(policy => policy.DefaultThreshold = 1);
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                [Route(Edge, "/media/{**path}"), Route(Api, "/{**path}")],
                [Cluster(Api, options.Api), Cluster(Edge, options.Edge)])
            .AddTransforms(transforms =>
            {
                if (string.Equals(transforms.Route.ClusterId, Edge, StringComparison.Ordinal))
                    transforms.AddResponseTransform(AnotherInstance.KeepBackRefusal);
            })
            .AddDnsDestinationResolver(names => names.RefreshPeriod = NamesRefresh)
            .ConfigureHttpClient((_, client) => client.ConnectTimeout = ConnectTimeout);

        var app = builder.Build();
        app.UseWebSockets();
        app.MapProxyHealth();
        app.MapReverseProxy(pipeline =>
        {
            pipeline.UseAnotherInstance();
            pipeline.UseLoadBalancing();
        });
        return app;
    }

    // The Api tells requests of this machine from others by the name they were sent to.
    private static RouteConfig Route(string cluster, string path) =>
        new RouteConfig { RouteId = cluster, ClusterId = cluster, Match = new RouteMatch { Path = path } }.WithTransformUseOriginalHostHeader();

    private static ClusterConfig Cluster(string name, IReadOnlyList<Uri> instances) => new()
    {
        ClusterId = name,
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = Silence },
        HealthCheck = new HealthCheckConfig
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Path = Readiness,
                Interval = AskInterval,
                Timeout = AskTimeout,
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },
        },
        Destinations = instances.Select((url, index) => (url, index)).ToDictionary(
            instance => $"{name}-{instance.index + 1}",
            instance => new DestinationConfig { Address = instance.url.AbsoluteUri },
            StringComparer.Ordinal),
    };
}
