using CallCenter.Faults.Injection;

namespace CallCenter.Faults;

/// <summary>One crash at each place where the message path can be cut.</summary>
public sealed class EveryFaultPoint
{
    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_crash_at_any_point_of_the_message_path_loses_and_repeats_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var found = await new FaultRun(new FaultSettings { Calls = 8, Seed = 0, Speed = 4 }, new NoFaults(), TextWriter.Null).RunAsync(cancellation);
        found.Findings.ShouldBeEmpty();
        found.Completed.ShouldBe(found.Calls);

        var plan = new EachPointOnce(found.Points.Where(FaultPoints.LeavesItsOwnTrace), EachPointOnce.Apart, TimeProvider.System);
        var report = await new FaultRun(new FaultSettings { Calls = 24, Seed = 0, MostRounds = 12, AtOnce = 6, Speed = 20 }, plan, TextWriter.Null).RunAsync(cancellation);

        report.Findings.ShouldBeEmpty($"crashes: {string.Join("; ", report.Crashes)}");
        plan.Left.ShouldBeEmpty();
    }
}
