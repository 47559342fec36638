using System.Text;
using CallCenter.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace CallCenter.Platform.Tests.Caching;

[Trait("Speed", "slow")]
public sealed class RedisCacheTests
{
    private const string Key = "documents:0123";
    private const string Stored = "callcenter:1:" + Key;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_process_remembers_is_known_to_another()
    {
        await using var server = await StartedAsync();
        await using var one = await CacheProcess.StartAsync(server);
        await using var other = await CacheProcess.StartAsync(server);
        await one.RememberAsync(Key, "value");

        (await other.RecallAsync(Key, "made anew")).ShouldBe("value");
        other.Made.ShouldBe(0);
        (await one.RowAsync()).ShouldBe(HealthStatus.Healthy);
        one.Log.Lines.ShouldNotContain(line => line.StartsWith("The shared cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_goes_when_its_time_is_over_and_its_name_tells_whose_it_is()
    {
        await using var server = await StartedAsync();
        await using var one = await CacheProcess.StartAsync(server);
        await one.RememberAsync(Key, "value");

        await using var client = await ClientAsync(server);
        (await client.GetServer(server.Host, server.Port).KeysAsync().Select(key => key.ToString()).ToListAsync(Token)).ShouldBe([Stored]);
        (await client.GetDatabase().KeyTimeToLiveAsync(Stored)).ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(60));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("noise")]
    [InlineData("empty")]
    public async Task What_others_left_in_its_place_is_replaced(string kind)
    {
        await using var server = await StartedAsync();
        await using var client = await ClientAsync(server);
        await (kind switch
        {
            "text" => client.GetDatabase().StringSetAsync(Stored, "somebody else's"),
            "noise" => client.GetDatabase().HashSetAsync(Stored, "data", Encoding.UTF8.GetBytes("no value of ours")),
            _ => client.GetDatabase().HashSetAsync(Stored, "data", Array.Empty<byte>()),
        });

        await using var one = await CacheProcess.StartAsync(server);
        (await one.RecallAsync(Key, "value")).ShouldBe("value");
        await one.RememberAsync(Key, "value");
        await using var other = await CacheProcess.StartAsync(server);
        (await other.RecallAsync(Key, "made anew")).ShouldBe("value");
        (await one.RowAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_server_that_never_was_there_delays_nothing()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        await using var server = RedisServer.Prepare();
        await using var one = await CacheProcess.StartAsync(server);

        // One that waits for the server takes as long as the server is given, a second at least; only the first few can, before nobody asks it any more.
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            (await one.RecallAsync($"key {i}", "value")).ShouldBe("value");
            var took = TimeProvider.System.GetElapsedTime(begun);
            fastest = took < fastest ? took : fastest;
        }

        fastest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await one.RecallAsync("key 1", "made anew")).ShouldBe("value");
        (await one.RowAsync()).ShouldBe(HealthStatus.Degraded);
        one.Log.Lines.Where(line => line.StartsWith("The shared cache", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("is away");
    }

    [Fact]
    public async Task A_server_that_dies_and_comes_back_is_used_again()
    {
        await using var server = await StartedAsync();
        await using var one = await CacheProcess.StartAsync(server);
        await using var other = await CacheProcess.StartAsync(server);
        await one.RememberAsync(Key, "value");
        await server.KillAsync();
        for (var i = 0; i < 5; i++)
            await other.RecallAsync($"key {i}", "value");
        (await other.RowAsync()).ShouldBe(HealthStatus.Degraded);

        await server.StartAgainAsync(Token);
        await Task.WhenAll(one.Restored, other.Restored).WaitAsync(TimeSpan.FromSeconds(60), Token);
        other.Time.Advance(TimeSpan.FromSeconds(5));
        await one.RememberAsync(Key, "value again");
        (await other.RecallAsync(Key, "made anew")).ShouldBe("value again");
        (await other.RowAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_server_that_hangs_is_waited_for_a_moment_a_few_times_and_then_no_more()
    {
        await using var server = await StartedAsync();
        await using var one = await CacheProcess.StartAsync(server);
        await server.HoldUpAsync();
        var asked = one.Server.GetAsync("key", Token);
        asked.IsCompleted.ShouldBeFalse();
        one.Time.Advance(TimeSpan.FromSeconds(1));
        (await asked).ShouldBeNull();
        for (var i = 0; i < 2; i++)
        {
            asked = one.Server.GetAsync("key", Token);
            one.Time.Advance(TimeSpan.FromSeconds(1));
            (await asked).ShouldBeNull();
        }

        // By a clock that stands still nobody can have waited.
        (await one.RecallAsync(Key, "value")).ShouldBe("value");
        (await one.RowAsync()).ShouldBe(HealthStatus.Degraded);
        await server.GoOnAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_a_cache_that_is_away()
    {
        await using var server = await StartedAsync();
        await using var one = await CacheProcess.StartAsync(server, ("cache:redis:password", "hush"));

        (await one.RecallAsync(Key, "value")).ShouldBe("value");
        (await one.RowAsync()).ShouldBe(HealthStatus.Degraded);
        one.Log.Lines.ShouldNotContain(line => line.Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_memory_each_process_remembers_for_itself_and_has_no_row()
    {
        await using var one = await CacheProcess.StartAsync(server: null, ("cache:memory:max_size", "10"));

        await one.RecallAsync(Key, "value");
        (await one.RecallAsync(Key, "made anew")).ShouldBe("value");
        (await one.RowAsync()).ShouldBeNull();
    }

    private static async Task<RedisServer> StartedAsync()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        return await RedisServer.StartAsync(Token);
    }

    private static Task<ConnectionMultiplexer> ClientAsync(RedisServer server) => ConnectionMultiplexer.ConnectAsync(
        new ConfigurationOptions { EndPoints = { { server.Host, server.Port } }, Password = server.Password, AllowAdmin = true });
}
