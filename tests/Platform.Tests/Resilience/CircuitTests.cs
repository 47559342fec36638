using CallCenter.Platform.Resilience;
using CallCenter.Testing;
using Polly.CircuitBreaker;

namespace CallCenter.Platform.Tests.Resilience;

public sealed class CircuitTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly List<CircuitState> told = [];
    private readonly Circuit<bool> circuit;

    public CircuitTests() => circuit = new Circuit<bool>(isWell => !isWell, trials => TimeSpan.FromSeconds(5 * (trials + 1)), clock, told.Add);

    [Fact]
    public void Each_new_state_is_told_once()
    {
        Ends(isWell: true);
        Ends(isWell: false);
        Ends(isWell: false);
        Ends(isWell: false);
        clock.Advance(TimeSpan.FromSeconds(5));
        Ends(isWell: true);

        told.ShouldBe([CircuitState.Open, CircuitState.HalfOpen, CircuitState.Closed]);
    }

    [Fact]
    public void It_opens_as_soon_as_there_are_no_more_successes_than_failures()
    {
        foreach (var isWell in new[] { true, true, true, false, false })
            Ends(isWell).ShouldBeTrue();

        circuit.State.ShouldBe(CircuitState.Closed);
        Ends(isWell: false).ShouldBeTrue();
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void Only_the_use_after_the_pause_is_a_trial_and_each_that_fails_is_followed_by_the_pause_it_asks_for()
    {
        Begin().IsTrial.ShouldBeFalse();
        Ends(isWell: false);
        Ends(isWell: false);
        clock.Advance(TimeSpan.FromSeconds(5));
        var trial = Begin();
        trial.IsTrial.ShouldBeTrue();
        Begin().HasBegun.ShouldBeFalse();
        trial.End(isWell: false);

        clock.Advance(TimeSpan.FromSeconds(9));
        Begin().HasBegun.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        Begin().HasBegun.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_knows_better_closes_it_before_the_pause_is_over()
    {
        Ends(isWell: false);
        Ends(isWell: false);

        await circuit.CloseAsync();

        Ends(isWell: true).ShouldBeTrue();
        told.ShouldBe([CircuitState.Open, CircuitState.Closed]);
    }

    private Use Begin()
    {
        var use = new Use();
        circuit.Begin(use);
        return use;
    }

    private bool Ends(bool isWell)
    {
        var use = Begin();
        use.End(isWell);
        return use.HasBegun;
    }

    private sealed class Use : CircuitUse<bool>
    {
        public void End(bool isWell) => TryEnd(isWell);
    }
}
