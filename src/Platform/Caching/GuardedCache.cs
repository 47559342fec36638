using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace CallCenter.Platform.Caching;

/// <summary>
/// A shared cache that is never missed: an answer that does not come in time, or fails, is told as "nothing remembered", and after a few
/// of them nobody waits for the next until a pause is over. The log says once that it is away and once that it is back.
/// </summary>
internal sealed partial class GuardedCache : IDistributedCache
{
    private const int FewFailures = 3;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly IDistributedCache server;
    private readonly TimeSpan limit;
    private readonly TimeProvider time;
    private readonly ILogger<GuardedCache> logger;
    private readonly ResiliencePipeline pipeline;
    private bool isAway;

    public GuardedCache(IDistributedCache server, TimeSpan limit, TimeProvider time, ILogger<GuardedCache> logger)
    {
        (this.server, this.limit, this.time, this.logger) = (server, limit, time, logger);
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = FewFailures,
                SamplingDuration = Memory,
                BreakDuration = Pause,
                ShouldHandle = static request => ValueTask.FromResult(request.Outcome.Exception is not (null or OperationCanceledException)),
                OnOpened = opened => TellAsync(away: true, opened.Outcome.Exception),
                OnClosed = _ => TellAsync(away: false),
            })
            .Build();
    }

    /// <summary>Whether the server answers now; while nobody asks it because it failed, it does not.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        (await TryAsync(token => server.GetAsync("probe", token), cancellationToken)).Answered;

    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) => (await TryAsync(
        async cancelled =>
        {
            try
            {
                return await server.GetAsync(key, cancelled);
            }
            catch (RedisServerException foreign) when (foreign.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
            {
                // Somebody else's value in our place would keep ours out for ever.
                await server.RemoveAsync(key, cancelled);
                return null;
            }
        },
        token)).Value;

    /// <inheritdoc/>
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        TryAsync(cancelled => NothingAsync(server.SetAsync(key, value, options, cancelled)), token);

    /// <inheritdoc/>
    public Task RefreshAsync(string key, CancellationToken token = default) => TryAsync(cancelled => NothingAsync(server.RefreshAsync(key, cancelled)), token);

    /// <inheritdoc/>
    public Task RemoveAsync(string key, CancellationToken token = default) => TryAsync(cancelled => NothingAsync(server.RemoveAsync(key, cancelled)), token);

    /// <inheritdoc/>
    public byte[]? Get(string key) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Refresh(string key) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Remove(string key) => throw new NotSupportedException();

    private async Task<(bool Answered, byte[]? Value)> TryAsync(Func<CancellationToken, Task<byte[]?>> ask, CancellationToken cancellationToken)
    {
        try
        {
            // The client looks at a token before it sends and never after, so the wait is ended here.
            var value = await pipeline.ExecuteAsync(
                static async (state, token) => await state.ask(token).WaitAsync(state.limit, state.time, token),
                (ask, limit, time),
                cancellationToken);
            return (true, value);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return (false, null);
        }
    }

    private static async Task<byte[]?> NothingAsync(Task done)
    {
        await done;
        return null;
    }

    // Polly tells the changes of a breaker one after another.
    private ValueTask TellAsync(bool away, Exception? error = null)
    {
        if (away && !isAway)
            LogAway(logger, error?.GetType().Name ?? "");
        else if (!away && isAway)
            LogBack(logger);
        isAway = away;
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The shared cache is away ({Error}); everything goes on without it")]
    private static partial void LogAway(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "The shared cache is back")]
    private static partial void LogBack(ILogger logger);
}
