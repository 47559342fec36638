namespace CallCenter.EndToEnd;

/// <summary>Calls side by side.</summary>
public sealed class ManyCalls(SystemFixture system) : IClassFixture<SystemFixture>
{
    [Fact]
    public async Task Twenty_calls_at_once_keep_their_words_apart()
    {
        var results = await system.RunAsync(new { scenarios = new[] { "canary" }, calls = 20, speed = 2 });

        results.Count.ShouldBe(20);
        foreach (var result in results)
            result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }
}
