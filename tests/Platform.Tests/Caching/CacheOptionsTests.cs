using CallCenter.Platform.Configuration;
using CallCenter.Platform.Tests.Configuration;

namespace CallCenter.Platform.Tests.Caching;

public sealed class CacheOptionsTests
{
    [Fact]
    public void Everything_is_remembered_in_memory_unless_told_otherwise()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least);

        configuration.Problems().ShouldBeEmpty();
        configuration.Get<CacheOptions>().Mode.ShouldBe(CacheMode.Memory);
    }

    // As the Python product writes it.
    [Fact]
    public void A_section_of_the_Python_product_is_understood()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least +
            """
            cache:
              mode: redis
              memory: { max_size: 128 }
              redis: { host: contoso.redis.cache.windows.net, port: 6380, password: hush, ssl: true, database: 2 }

            """);

        configuration.Problems().ShouldBeEmpty();
        var cache = configuration.Get<CacheOptions>();
        (cache.Mode, cache.Memory.MaxSize).ShouldBe((CacheMode.Redis, 128));
        (cache.Redis.Host, cache.Redis.Port, cache.Redis.Password, cache.Redis.Ssl, cache.Redis.Database).ShouldBe(("contoso.redis.cache.windows.net", 6380, "hush", true, 2));
    }

    [Theory]
    [InlineData("{ mode: redis }", "cache.redis.host: is missing, expected name or address of the server")]
    [InlineData("{ mode: disk }", "cache.mode: 'disk' will not do, expected one of memory, redis (config.yaml line 20)")]
    [InlineData("{ memory: { max_size: 1 } }", "cache.memory.max_size: '1' will not do, expected a whole number from 10 to 1000000 (config.yaml line 20)")]
    [InlineData("{ redis: { database: 16 } }", "cache.redis.database: '16' will not do, expected a whole number from 0 to 15 (config.yaml line 20)")]
    [InlineData("{ mode: redis, redis: { host: \"redis://x:6379\" } }", "cache.redis.host: 'redis://x:6379' will not do, expected name or address of the server alone (config.yaml line 20)")]
    [InlineData("{ mode: redis, redis: { host: redis.example.com, ssl: false } }", "cache.redis.ssl: false will not do, expected true, except on this machine or with a name without a dot (config.yaml line 20)")]
    [InlineData("{ redis: { pasword: hush } }", "cache.redis.pasword: is unknown, did you mean password? (config.yaml line 20)")]
    public void A_wrong_setting_is_named_with_what_was_expected(string section, string problem) =>
        TestConfiguration.ProblemsOf($"{TestConfiguration.Least}cache: {section}\n").ShouldBe([problem]);

    [Theory]
    [InlineData("redis")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("\"::1\"")]
    public void At_home_nothing_has_to_be_encrypted(string host) =>
        TestConfiguration.ProblemsOf($"{TestConfiguration.Least}cache: {{ mode: redis, redis: {{ host: {host}, ssl: false }} }}\n").ShouldBeEmpty();
}
