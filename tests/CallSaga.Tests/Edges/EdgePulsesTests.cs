using CallCenter.CallSaga.Edges;

namespace CallCenter.CallSaga.Tests.Edges;

public sealed class EdgePulsesTests
{
    private static readonly Uri One = new("queue:edge-one");
    private static readonly Uri Two = new("queue:edge-two");

    private readonly EdgePulses pulses = new();

    [Fact]
    public void An_edge_that_is_heard_lives()
    {
        for (var beat = 0; beat < 100; beat++)
        {
            pulses.Heard(One);
            pulses.Beat().ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_edge_that_missed_four_beats_is_dead_and_others_are_not()
    {
        pulses.Heard(One);
        for (var beat = 0; beat < 3; beat++)
        {
            pulses.Heard(Two);
            pulses.Beat().ShouldBeEmpty();
        }

        pulses.Heard(Two);
        pulses.Beat().ShouldBe([One]);
    }

    [Fact]
    public void An_edge_that_was_never_heard_but_holds_a_call_is_dead_as_well()
    {
        pulses.Expect(One);
        Beats(3).ShouldBeEmpty();
        pulses.Beat().ShouldBe([One]);
    }

    [Fact]
    public void To_expect_an_edge_again_does_not_make_it_live_longer()
    {
        pulses.Heard(One);
        Beats(3).ShouldBeEmpty();
        pulses.Expect(One);
        pulses.Beat().ShouldBe([One]);
    }

    [Fact]
    public void An_edge_that_comes_back_lives_again()
    {
        pulses.Heard(One);
        Beats(6);
        pulses.Heard(One);
        Beats(3).ShouldBeEmpty();
    }

    [Fact]
    public void A_dead_edge_is_named_a_few_times_more_and_then_forgotten()
    {
        pulses.Heard(One);
        Beats(64).Count.ShouldBe(5);
        Beats(1_000).ShouldBeEmpty();
    }

    private List<Uri> Beats(int count) => [.. Enumerable.Range(0, count).SelectMany(_ => pulses.Beat())];
}
