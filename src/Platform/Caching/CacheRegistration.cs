using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Caching;

/// <summary>Adds what is remembered between calls.</summary>
public static class CacheRegistration
{
    /// <summary>
    /// Before every key on a server. Its number is raised when values of an earlier version can no longer be read, so that old and new
    /// processes get along while one is replaced by the other.
    /// </summary>
    internal const string Prefix = "callcenter:1:";

    /// <summary>
    /// Registers a <see cref="HybridCache"/>: in memory, and behind it on a Redis server where one is configured, with the row <c>cache</c>
    /// of the readiness page. Whoever uses it says how long values live, and puts no words of anybody into keys. A second call changes nothing.
    /// </summary>
    public static IHostApplicationBuilder AddSharedCache(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(HybridCache)))
            return builder;
        var options = CacheOptions.Of(builder.Configuration);
        services.AddMemoryCache(memory => memory.SizeLimit = options.Memory.Bytes);
        services.AddHybridCache();
        if (options.Mode == CacheMode.Redis)
            AddRedis(services);
        return builder;
    }

    /// <summary>Whether what one service remembers is known to the others: they run in one process, or share a server.</summary>
    public static bool IsKnownToAllServices(IConfiguration configuration) =>
        CacheOptions.Of(configuration).Mode == CacheMode.Redis || MessagingOptions.Of(configuration).Transport == MessageTransport.InMemory;

    private static void AddRedis(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RedisConnection(Options(provider)));
        services.AddHostedService(provider => provider.GetRequiredService<RedisConnection>());
        services.AddSingleton(provider => new GuardedCache(
            new RedisCache(new RedisCacheOptions
            {
                InstanceName = Prefix,
                ConnectionMultiplexerFactory = provider.GetRequiredService<RedisConnection>().OpenAsync,
            }),
            Options(provider).Timeout,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GuardedCache>>()));
        services.AddSingleton<IDistributedCache>(provider => provider.GetRequiredService<GuardedCache>());
        services.AddHealthChecks().AddCheck<CacheHealthCheck>("cache", HealthStatus.Degraded);
    }

    private static CacheRedisOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<CacheOptions>>().Value.Redis;
}
