using CallCenter.Platform.Caching;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Tests.Configuration;
using CallCenter.Testing;
using CallCenter.Testing.Servers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CallCenter.Platform.Tests.Caching;

/// <summary>What a service has of the cache, as it would have it in a process of its own.</summary>
internal sealed class CacheProcess : IAsyncDisposable
{
    private static readonly HybridCacheEntryOptions Hour = new() { Expiration = TimeSpan.FromHours(1) };

    private readonly IHost host;
    private readonly TaskCompletionSource restored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int made;

    private CacheProcess(IHost host) => this.host = host;

    public LogRecord Log { get; } = new();

    /// <summary>How often a value had to be made because it was remembered nowhere.</summary>
    public int Made => made;

    public ManualTimeProvider Time { get; private init; } = null!;

    /// <summary>Starts one on a server, which may be away.</summary>
    /// <param name="server">The server; null for a memory of its own alone.</param>
    /// <param name="settings">Settings beyond how to reach it.</param>
    public static async Task<CacheProcess> StartAsync(RedisServer? server, params (string Key, string Value)[] settings)
    {
        var time = new ManualTimeProvider();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        if (server is not null)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["cache:mode"] = "redis",
                ["cache:redis:host"] = server.Host,
                ["cache:redis:port"] = $"{server.Port}",
                ["cache:redis:password"] = server.Password,
                ["cache:redis:ssl"] = "false",
                ["cache:redis:timeout_ms"] = "1000",
            });
        }

        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSettings<CacheOptions>();
        builder.AddSharedCache();
        var process = new CacheProcess(builder.Build()) { Time = time };
        process.host.Services.GetRequiredService<ILoggerFactory>().AddProvider(process.Log);
        if (server is not null)
            (await process.host.Services.GetRequiredService<RedisConnection>().OpenAsync()).ConnectionRestored += (_, connection) => process.Restore(connection);
        return process;
    }

    /// <summary>Ends when its lost connection to the server is there again.</summary>
    public Task Restored => restored.Task;

    /// <summary>What is behind its memory.</summary>
    public IDistributedCache Server => host.Services.GetRequiredService<IDistributedCache>();

    /// <summary>The value of a key, made where it is not remembered.</summary>
    public async Task<string> RecallAsync(string key, string makes) => await host.Services.GetRequiredService<HybridCache>().GetOrCreateAsync(
        key,
        _ =>
        {
            Interlocked.Increment(ref made);
            return ValueTask.FromResult(makes);
        },
        Hour,
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Remembers a value, here and on the server.</summary>
    public async Task RememberAsync(string key, string value) =>
        await host.Services.GetRequiredService<HybridCache>().SetAsync(key, value, Hour, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The cache's row of the readiness page; null where there is none.</summary>
    public async Task<HealthStatus?> RowAsync()
    {
        var health = host.Services.GetService<HealthCheckService>();
        var report = health is null ? null : await health.CheckHealthAsync(TestContext.Current.CancellationToken);
        return report?.Entries.TryGetValue("cache", out var row) == true ? row.Status : null;
    }

    private void Restore(ConnectionFailedEventArgs connection)
    {
        if (connection.ConnectionType == ConnectionType.Interactive)
            restored.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
