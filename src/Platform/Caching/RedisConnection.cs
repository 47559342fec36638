using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace CallCenter.Platform.Caching;

/// <summary>
/// The connection of a process to its Redis server, opened when the host starts and kept up by the client from then on. It is there
/// whether the server is or not: while it is away, everything that is asked of it fails at once.
/// </summary>
internal sealed class RedisConnection(CacheRedisOptions options) : IHostedService, IAsyncDisposable
{
    private const int BetweenTriesMs = 1000;

    private readonly Lock gate = new();
    private Task<IConnectionMultiplexer>? opening;

    /// <summary>The connection; the same each time.</summary>
    public Task<IConnectionMultiplexer> OpenAsync()
    {
        lock (gate)
            return opening ??= ConnectAsync();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Not waited for: the host starts without its cache.
        _ = OpenAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? opened;
        lock (gate)
            opened = opening;
        if (opened is { IsCompletedSuccessfully: true })
            await (await opened).DisposeAsync();
    }

    private async Task<IConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
    {
        EndPoints = { { options.Host!, options.Port } },
        Password = options.Password,
        Ssl = options.Ssl,
        DefaultDatabase = options.Database,
        ClientName = "callcenter",
        AbortOnConnectFail = false,
        ReconnectRetryPolicy = new LinearRetry(BetweenTriesMs),
        BacklogPolicy = BacklogPolicy.FailFast,
        AsyncTimeout = (int)options.Timeout.TotalMilliseconds,
        SyncTimeout = (int)options.Timeout.TotalMilliseconds,
    });
}
