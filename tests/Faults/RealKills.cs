using CallCenter.Faults.Injection;

namespace CallCenter.Faults;

/// <summary>The process that a user starts, killed with SIGKILL.</summary>
public sealed class RealKills
{
    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_killed_process_loses_and_repeats_nothing()
    {
        string[] points =
        [
            "out POST /calling/callConnections: after",
            "in callback: after",
            "out POST /calling/callConnections/{id}:terminate: after",
            "out POST /sms: after",
        ];
        var plan = new EachPointOnce(points, TimeSpan.FromSeconds(1), TimeProvider.System);

        var report = await new FaultRun(new FaultSettings { Calls = 8, Seed = 0, AsProcess = true, MostRounds = 4, Speed = 4 }, plan, TextWriter.Null)
            .RunAsync(TestContext.Current.CancellationToken);

        report.Findings.ShouldBeEmpty($"crashes: {string.Join("; ", report.Crashes)}");
        report.Crashes.Order(StringComparer.Ordinal).ShouldBe(points.Order(StringComparer.Ordinal));
    }
}
