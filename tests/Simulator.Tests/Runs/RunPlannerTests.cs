using CallCenter.Simulator.Runs;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Tests.Runs;

public sealed class RunPlannerTests
{
    private readonly RunPlanner _planner = new(new ScenarioLibrary(ScenarioLibrary.ShippedFolder), new NumberPlan(TimeProvider.System));

    [Fact]
    public void Each_scenario_is_played_as_often_as_asked_with_another_seed_each_time()
    {
        var plans = _planner.Plan(new RunRequest { Scenarios = ["it-support"], Inline = [new InlineScenario("a.yaml", "name: a\nseed: 5")], Repeat = 3 });

        plans.Select(plan => plan.Scenario.Name).ShouldBe(["it-support", "a", "it-support", "a", "it-support", "a"]);
        plans.Where((_, index) => index % 2 == 1).Select(plan => plan.Seed).ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void A_load_starts_evenly_over_the_ramp()
    {
        var plans = _planner.Plan(new RunRequest { Inline = [new InlineScenario("a.yaml", "name: a")], Calls = 4, RampMs = 1000 });

        plans.Select(plan => plan.StartAfter.TotalMilliseconds).ShouldBe([0, 250, 500, 750]);
    }

    [Fact]
    public void Nobody_shares_a_number_or_a_canary()
    {
        var plans = _planner.Plan(new RunRequest { Inline = [new InlineScenario("a.yaml", "name: a")], Calls = 200 });

        plans.SelectMany(plan => (string[])[plan.PhoneNumber, plan.AgentNumber]).Distinct(StringComparer.Ordinal).Count().ShouldBe(400);
        plans.Select(plan => plan.Canary).Distinct(StringComparer.Ordinal).Count().ShouldBe(200);
        plans.ShouldAllBe(plan => plan.PhoneNumber.Length == 16 && plan.PhoneNumber.StartsWith("+999", StringComparison.Ordinal));
    }

    [Fact]
    public void The_canary_is_filled_in_everywhere()
    {
        var plan = _planner.Plan(new RunRequest { Inline = [new InlineScenario("a.yaml", "name: a\ncaller: {otherwise: \"It is {canary}.\"}\nexpect: {claim: {code: \"{canary}\"}}")] }).Single();

        plan.Scenario.Caller.Otherwise[0].Say.ShouldBe($"It is {plan.Canary}.");
        plan.Scenario.Expect.Claim["code"].Exactly.ShouldBe(plan.Canary);
    }

    [Fact]
    public void The_speed_of_the_request_counts_more_than_that_of_the_scenario()
    {
        var inline = new InlineScenario("a.yaml", "name: a\nspeed: 3");

        _planner.Plan(new RunRequest { Inline = [inline] }).Single().Speed.ShouldBe(3);
        _planner.Plan(new RunRequest { Inline = [inline], Speed = 10 }).Single().Speed.ShouldBe(10);
    }
}
