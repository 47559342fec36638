using CallCenter.Faults.Injection;

namespace CallCenter.Faults;

/// <summary>Crashes, repetitions, delays and lost answers by a seed.</summary>
public sealed class RandomFaults
{
    [Theory]
    [Trait("Speed", "slow")]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_full_of_faults_ends_with_every_call_done_once(int seed)
    {
        var report = await new FaultRun(new FaultSettings { Calls = 16, Seed = seed }, SeededFaults.Of(seed), TextWriter.Null)
            .RunAsync(TestContext.Current.CancellationToken);

        report.Findings.ShouldBeEmpty($"seed {seed}, crashes: {string.Join("; ", report.Crashes)}");
        report.Crashes.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_plan_of_a_seed_is_always_the_same()
    {
        var passings = Enumerable.Range(1, 2_000).ToList();

        var first = passings.ConvertAll(passing => (SeededFaults.Of(7).CrashesAt("commit: after", passing), SeededFaults.Of(7).MishapAt("in callback", passing)));
        var second = passings.ConvertAll(passing => (SeededFaults.Of(7).CrashesAt("commit: after", passing), SeededFaults.Of(7).MishapAt("in callback", passing)));
        var other = passings.ConvertAll(passing => (SeededFaults.Of(8).CrashesAt("commit: after", passing), SeededFaults.Of(8).MishapAt("in callback", passing)));

        second.ShouldBe(first);
        other.ShouldNotBe(first);
        first.ShouldContain(drawn => drawn.Item1);
        first.Select(drawn => drawn.Item2).Distinct().Count().ShouldBe(Enum.GetValues<Mishap>().Length);
    }
}
