using CallCenter.Platform.Caching;
using CallCenter.Platform.Tests.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Tests.Caching;

public sealed class GuardedCacheTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    private readonly ManualTimeProvider time = new();
    private readonly LogRecord log = new();
    private readonly LoggerFactory loggers;
    private readonly ScriptedCache server = new();
    private readonly GuardedCache cache;

    public GuardedCacheTests()
    {
        loggers = new LoggerFactory([log]);
        cache = new GuardedCache(server, Limit, time, loggers.CreateLogger<GuardedCache>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => loggers.Dispose();

    [Fact]
    public async Task What_is_there_is_given()
    {
        server.Answer = () => Task.FromResult<byte[]?>([1]);

        (await cache.GetAsync("key", Token)).ShouldBe([1]);
        (await cache.AnswersAsync(Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_none()
    {
        server.Answer = () => new TaskCompletionSource<byte[]?>().Task;

        var asked = cache.GetAsync("key", Token);
        time.Advance(Limit - TimeSpan.FromMilliseconds(1));
        asked.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await asked).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_few_failures_nobody_asks_until_a_pause_is_over_and_the_log_tells_each_change_once()
    {
        server.Answer = () => throw new InvalidOperationException("down");
        for (var i = 0; i < 10; i++)
            (await cache.GetAsync("key", Token)).ShouldBeNull();
        server.Asked.ShouldBe(3);
        (await cache.AnswersAsync(Token)).ShouldBeFalse();

        // A trial that fails is no news.
        time.Advance(TimeSpan.FromSeconds(5));
        await cache.SetAsync("key", [1], new DistributedCacheEntryOptions(), Token);
        server.Asked.ShouldBe(4);

        server.Answer = () => Task.FromResult<byte[]?>([1]);
        time.Advance(TimeSpan.FromSeconds(5));
        (await cache.GetAsync("key", Token)).ShouldBe([1]);
        (await cache.AnswersAsync(Token)).ShouldBeTrue();
        log.Lines.ShouldBe(["The shared cache is away (InvalidOperationException); everything goes on without it", "The shared cache is back"]);
    }

    [Fact]
    public async Task Who_gives_up_is_no_failure_of_the_server()
    {
        server.Answer = () => new TaskCompletionSource<byte[]?>().Task;
        for (var i = 0; i < 5; i++)
        {
            using var gone = new CancellationTokenSource();
            var asked = cache.GetAsync("key", gone.Token);
            await gone.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => asked);
        }

        server.Asked.ShouldBe(5);
        log.Lines.ShouldBeEmpty();
    }
}
