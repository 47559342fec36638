using System.Net.Http.Json;
using System.Text.Json;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>Every service twice in a process of its own, on RabbitMQ and PostgreSQL, behind the proxy; some of them die.</summary>
public sealed class SeparateProcesses(DistributedSystem distributed) : IClassFixture<DistributedSystem>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("it-support")]
    [InlineData("inbound-it-support")]
    [InlineData("asks-for-human")]
    [InlineData("interrupts")]
    public async Task Scenario_ends_as_its_script_expects(string name)
    {
        distributed.OrSkip();

        var result = (await distributed.System.RunAsync(new { scenarios = new[] { name }, speed = 4 })).ShouldHaveSingleItem();

        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }

    // Run by name, with the machine to itself: what dies is chosen by the clock, and a fact said in the very turn that is lost has to be asked again.
    [Fact(Explicit = true)]
    public async Task Calls_survive_the_death_of_one_process_of_each_kind_and_the_restart_of_the_servers()
    {
        distributed.OrSkip();
        var talking = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = distributed.System.RunAsync(
            new { scenarios = new[] { "it-support" }, calls = 10, ramp_ms = 20_000, speed = 1 },
            phase =>
            {
                if (phase is "talking")
                    talking.TrySetResult();
            });
        await Task.WhenAny(talking.Task, calls);
        await distributed.KillAsync("saga-1");
        await distributed.KillAsync("edge-1");
        await distributed.KillAsync("api-1");
        await distributed.KillAsync("notification-1");
        await distributed.KillAsync("insights-1");
        await distributed.RestartAsync("rabbitmq");
        await distributed.RestartAsync("postgresql", "-INT");

        var results = await calls;

        results.Count.ShouldBe(10);
        foreach (var result in results)
            await ShouldHaveEndedAsync(result);
    }

    [Fact]
    public async Task Nobody_is_texted_twice()
    {
        distributed.OrSkip();
        await distributed.KillAsync("notification-1");
        await distributed.KillAsync("notification-2");

        var texts = await distributed.System.Simulator.GetFromJsonAsync<JsonElement>("/simulator/sms", Stop);

        texts.EnumerateArray().GroupBy(text => text.GetProperty("to").GetString(), StringComparer.Ordinal).Where(person => person.Count() > 1).Select(person => person.Key).ShouldBeEmpty();
    }

    // Everything that was said is there, whatever died meanwhile; how often the assistant had to ask is another matter.
    private async Task ShouldHaveEndedAsync(JsonElement result)
    {
        var told = SystemFixture.Told(result);
        var stored = await distributed.System.Api.GetFromJsonAsync<JsonElement>($"/call/{result.GetProperty("call_id").GetString()}", Stop);
        stored.GetProperty("state").GetString().ShouldBe("closed", told);
        stored.GetProperty("claim").GetProperty("hardware_info").GetString().ShouldNotBeNull(told).ShouldContain("7440", Case.Sensitive, told);
        stored.GetProperty("claim").GetProperty("building_location").GetString().ShouldNotBeNull(told).ShouldContain("12", Case.Sensitive, told);
    }
}
