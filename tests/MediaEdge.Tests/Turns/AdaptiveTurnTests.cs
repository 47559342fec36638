using CallCenter.MediaEdge.Endpointing;
using static CallCenter.MediaEdge.Turns.TurnDecisionKind;

namespace CallCenter.MediaEdge.Tests.Turns;

/// <summary>Turns that end sooner or later by what was said, and signs of listening that are none.</summary>
public sealed class AdaptiveTurnTests
{
    [Fact]
    public void A_yes_to_a_question_is_taken_after_a_fifth_of_a_second_and_the_wait_for_the_final_text()
    {
        var call = new CallScript().Expects("en-US", ExpectedAnswer.YesOrNo).Says("yes", from: 1.0, to: 1.4).Run(until: 3);
        call.Turns.ShouldBe(["yes"]);
        call.Log[0].At.ShouldBe(1.7, 0.041);
    }

    [Fact]
    public void A_yes_that_goes_on_is_heard_to_its_end()
    {
        var call = new CallScript().Expects("en-US", ExpectedAnswer.YesOrNo)
            .Says("yes", from: 1.0, to: 1.3, final: false).Says("but I moved last year", from: 1.4, to: 3).Run(until: 4);
        call.Turns.ShouldBe(["but I moved last year"]);
    }

    [Fact]
    public void A_phone_number_with_long_pauses_is_one_turn()
    {
        var call = new CallScript().Expects("en-US", ExpectedAnswer.PhoneNumber, "US")
            .Says("425", from: 1.0, to: 2.0).Says("882", from: 3.2, to: 4.2).Says("8080", from: 5.4, to: 6.4).Run(until: 8);
        call.Turns.ShouldBe(["425 882 8080"]);
        call.Log[0].At.ShouldBe(6.7, 0.061);
    }

    [Fact]
    public void A_spelled_name_with_pauses_between_letters_is_one_turn()
    {
        var call = new CallScript().Expects("en-US")
            .Says("it is spelled D U", from: 1.0, to: 2.2).Says("P", from: 3.2, to: 3.5).Says("O N T", from: 4.6, to: 5.4).Run(until: 8);
        call.Turns.ShouldBe(["it is spelled D U P O N T"]);
    }

    [Fact]
    public void An_unfinished_sentence_is_waited_for_up_to_a_second_and_a_half()
    {
        var call = new CallScript().Expects("en-US").Says("my number is", from: 1.0, to: 2.0).Run(until: 5);
        call.Turns.ShouldBe(["my number is"]);
        call.Log[0].At.ShouldBe(3.5, 0.041);
    }

    [Fact]
    public void Words_that_change_the_judgement_late_change_the_wait()
    {
        // "Yes" was all that was heard for a while; the recogniser brings the "but" when the short silence has begun to count.
        var call = new CallScript().Expects("en-US", ExpectedAnswer.YesOrNo)
            .Coughs(from: 1.0, to: 1.6).Hears("yes", from: 1.0, until: 1.3, at: 1.4, isFinal: false)
            .Hears("yes but", from: 1.0, until: 1.6, at: 1.85, isFinal: false)
            .Says("I moved", from: 2.6, to: 3.2).Run(until: 4.5);
        call.Turns.Count().ShouldBe(1);
    }

    [Fact]
    public void A_very_long_monologue_is_one_turn()
    {
        var script = new CallScript().Expects("en-US");
        for (var sentence = 0; sentence < 60; sentence++)
            script.Says($"and then thing {sentence} happened to me because", from: 1 + (sentence * 3), to: 3 + (sentence * 3));
        var call = script.Run(until: 186);
        call.Turns.ShouldHaveSingleItem()!.Split("because").Length.ShouldBe(61);
    }

    [Fact]
    public void A_sign_of_listening_gives_the_floor_back_at_once_and_makes_no_turn()
    {
        var call = new CallScript().Expects("en-US").Plays(from: 0, seconds: 6).Says("mm-hm", from: 2.0, to: 2.5).Run(until: 5);
        call.Kinds.ShouldBe([HoldPlayout, ResumePlayout]);
        call.Log[1].At.ShouldBe(2.8, 0.061);
    }

    [Fact]
    public void A_sign_of_listening_that_goes_on_is_an_interruption()
    {
        var call = new CallScript().Expects("en-US").Plays(from: 0, seconds: 8).Says("okay but wait a moment", from: 2.0, to: 3.5).Run(until: 6);
        call.Kinds.ShouldBe([HoldPlayout, Interrupt, ResumePlayout, TakeTurn]);
        call.Turns.ShouldBe(["okay but wait a moment"]);
    }

    [Fact]
    public void A_sign_of_listening_while_the_answer_is_being_made_does_not_cancel_it()
    {
        var call = new CallScript().Expects("en-US").Answers(after: 3, speaking: 1)
            .Says("I lost my card", from: 1.0, to: 2.0).Says("okay", from: 3.2, to: 3.6).Run(until: 8);
        call.Turns.ShouldBe(["I lost my card"]);
        call.Kinds.ShouldNotContain(Interrupt);
        call.Kinds.ShouldNotContain(WarnOfSilence);
    }

    [Fact]
    public void An_okay_with_nobody_speaking_is_a_turn()
    {
        var call = new CallScript().Expects("en-US").Says("okay", from: 1.0, to: 1.4).Run(until: 3);
        call.Turns.ShouldBe(["okay"]);
    }
}
