using System.Net.Http.Json;
using System.Text.Json;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>Every service twice in a process of its own, on RabbitMQ and PostgreSQL, behind the proxy; some of them die.</summary>
public sealed class SeparateProcesses(DistributedSystem distributed) : IClassFixture<DistributedSystem>
{
    private const int Looks = 90;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("it-support")]
    [InlineData("inbound-it-support")]
    [InlineData("asks-for-human")]
    [InlineData("interrupts")]
    public async Task Scenario_ends_as_its_script_expects(string name)
    {
        distributed.OrSkip();

        var result = (await distributed.System.RunAsync(new { scenarios = new[] { name }, speed = 3 })).ShouldHaveSingleItem();

        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }

    [Fact]
    public async Task Everybody_is_texted_once_though_both_of_those_who_text_die_meanwhile()
    {
        distributed.OrSkip();
        var settling = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = distributed.System.RunAsync(
            new { scenarios = new[] { "it-support" }, calls = 4, speed = 3 },
            phase =>
            {
                if (phase is "settling")
                    settling.TrySetResult();
            });
        await Task.WhenAny(settling.Task, calls);
        await distributed.KillAsync("notification-1");
        await distributed.KillAsync("notification-2");

        var called = (await calls).Select(call => call.GetProperty("phone_number").GetString()!).ToList();

        called.Count.ShouldBe(4);
        await distributed.ReadyAgainAsync("notification-1", "notification-2");
        (await TextedAsync(called)).ShouldBe(called, ignoreOrder: true);
    }

    // Both have come back by then; what they still have to do takes a moment.
    private async Task<IReadOnlyList<string>> TextedAsync(IReadOnlyList<string> called)
    {
        for (var attempt = 0; ; attempt++)
        {
            var texts = await distributed.System.Simulator.GetFromJsonAsync<JsonElement>("/simulator/sms", Stop);
            IReadOnlyList<string> texted = [.. texts.EnumerateArray().Select(text => text.GetProperty("to").GetString()!).Where(called.Contains)];
            if (attempt == Looks || !called.Except(texted, StringComparer.Ordinal).Any())
                return texted;
            await Task.Delay(BetweenLooks, TimeProvider.System, Stop);
        }
    }
}
