using static CallCenter.MediaEdge.Turns.TurnDecisionKind;

namespace CallCenter.MediaEdge.Tests.Turns;

/// <summary>Answers that are begun while the end of the turn is still pending.</summary>
public sealed class PreparedAnswerTests
{
    [Fact]
    public void An_answer_is_begun_while_the_end_of_the_turn_is_waited_for()
    {
        var call = new CallScript().Expects("en-US").Says("I lost my card", from: 1.0, to: 2.4).Run(until: 3.5);
        call.Preparations[0].Decision.Kind.ShouldBe(PrepareAnswer);
        call.Preparations[0].Decision.Text.ShouldBe("I lost my card");
        call.Preparations[0].At.ShouldBe(2.52, 0.041);
        call.Log[0].At.ShouldBe(2.9, 0.041);
    }

    [Fact]
    public void A_caller_who_goes_on_makes_it_void()
    {
        var call = new CallScript().Expects("en-US")
            .Says("I lost my card", from: 1.0, to: 2.0, final: false).Says("and my keys", from: 2.3, to: 3.2).Run(until: 4.2);
        call.Preparations.Select(entry => entry.Decision.Kind).Take(3).ShouldBe([PrepareAnswer, DiscardPrepared, PrepareAnswer]);
    }

    [Fact]
    public void Nothing_is_begun_for_words_that_break_off()
    {
        var call = new CallScript().Expects("en-US").Says("my number is", from: 1.0, to: 2.0).Run(until: 3.3);
        call.Preparations.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_begun_while_the_assistant_has_the_floor()
    {
        var call = new CallScript().Expects("en-US").Plays(from: 0, seconds: 6).Says("mm-hm", from: 2.0, to: 2.5).Run(until: 5);
        call.Preparations.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_begun_before_the_recogniser_has_heard_the_end()
    {
        var call = new CallScript().Expects("en-US").Says("I lost my card", from: 1.0, to: 2.0, lag: 0.4).Run(until: 4);
        call.Preparations[0].At.ShouldBeGreaterThanOrEqualTo(2.4);
        call.Preparations[0].Decision.Text.ShouldBe("I lost my card");
    }
}
