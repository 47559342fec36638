using System.Net.Http.Json;
using System.Text.Json;

namespace CallCenter.EndToEnd;

/// <summary>What outlives the process.</summary>
public sealed class Restart
{
    [Fact]
    public async Task Earlier_calls_are_still_there_after_a_restart()
    {
        using var data = new DataFolder();
        string call;
        await using (var first = await SystemFixture.OnAsync(data.Path))
        {
            var result = (await first.RunAsync(new { scenarios = new[] { "it-support" }, speed = 4 })).ShouldHaveSingleItem();
            result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
            call = result.GetProperty("call_id").GetString()!;
            (await first.StopAsync()).ShouldBe(0);
        }

        await using var second = await SystemFixture.OnAsync(data.Path);
        var stored = await second.Api.GetFromJsonAsync<JsonElement>($"/call/{call}", TestContext.Current.CancellationToken);

        stored.GetProperty("state").GetString().ShouldBe("closed");
        stored.GetProperty("claim").GetProperty("hardware_info").GetString().ShouldNotBeNullOrEmpty();
        stored.GetProperty("synthesis").GetProperty("long").GetString().ShouldNotBeNullOrEmpty();
    }
}
