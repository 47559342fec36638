using CallCenter.Faults.Separate;

namespace CallCenter.Faults;

/// <summary>The product in separate processes, of which random ones are killed, on servers that are stopped and killed.</summary>
public sealed class KilledProcesses
{
    private const int Calls = 50;
    private const int Seed = 1;

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Fifty_calls_at_once_survive_the_death_of_any_process_and_server()
    {
        Assert.SkipWhen(SeparateSystem.Missing is not null, SeparateSystem.Missing ?? "");
        var settings = new FaultSettings { Calls = Calls, Seed = Seed, AtOnce = Calls, Speed = 1, MostRounds = SeparateRun.RoundsFor(Calls) };

        var report = await new SeparateRun(settings, TextWriter.Null).RunAsync(TestContext.Current.CancellationToken);

        report.Findings.ShouldBeEmpty($"seed {Seed}, struck: {string.Join("; ", report.Crashes)}");
        report.Calls.ShouldBe(Calls);
        report.Crashes.Select(blow => blow.Split(' ', '-')[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(["api", "edge", "insights", "notification", "postgresql", "rabbitmq", "saga"]);
        report.Resumed.ShouldBeGreaterThan(0);
        // Those of whom the line broke too often are given up in good order; most are not.
        report.Completed.ShouldBeGreaterThan(Calls / 2);
    }

    [Fact]
    public void The_plan_of_a_seed_is_always_the_same_and_strikes_each_kind_once_a_round()
    {
        var plan = KillPlan.Of(7, rounds: 2).ToList();

        KillPlan.Of(7, rounds: 2).ShouldBe(plan);
        KillPlan.Of(8, rounds: 2).ShouldNotBe(plan);
        foreach (var round in plan.Chunk(KillPlan.PerRound))
            round.Select(blow => blow.Process.Split('-')[0]).Order(StringComparer.Ordinal)
                .ShouldBe(["api", "edge", "insights", "notification", "postgresql", "rabbitmq", "saga"]);
    }
}
