using static CallCenter.MediaEdge.Turns.TurnDecisionKind;

namespace CallCenter.MediaEdge.Tests.Turns;

/// <summary>What the caller was saying when the line broke, and when it came back.</summary>
public sealed class BrokenOffSpeechTests
{
    [Fact]
    public void Speech_that_was_going_on_when_the_line_came_back_is_no_turn_and_the_apology_waits_for_its_end()
    {
        var call = AfterABreak().Says("4711 laptop I lost it", from: 0, to: 1.6).Run(until: 6);

        call.Turns.ShouldBeEmpty();
        call.Kinds.ShouldBe([HoldPlayout, ResumePlayout, AskAgain]);
        call.Log[0].At.ShouldBe(0.02, 0.021);
        call.Log[1].At.ShouldBe(2.1, 0.041);
        call.Log[0].Decision.SpokenFor.ShouldBeNull(); // Nobody was cut off.
    }

    [Fact]
    public void On_a_line_that_never_broke_the_same_speech_is_a_turn()
    {
        var call = new CallScript().Plays(from: 0.3, seconds: 3).Says("4711 laptop I lost it", from: 0, to: 1.6).Run(until: 6);

        call.Turns.ShouldBe(["4711 laptop I lost it"]);
    }

    [Fact]
    public void What_the_caller_says_once_the_apology_is_heard_is_a_turn_again()
    {
        var call = AfterABreak().Says("laptop", from: 0, to: 0.6).Says("it is a red laptop", from: 3.0, to: 4.5).Run(until: 7);

        call.Turns.ShouldBe(["it is a red laptop"]);
    }

    [Fact]
    public void An_interruption_of_the_apology_is_a_turn_as_any_other()
    {
        var call = AfterABreak().Says("it is a red laptop", from: 1.5, to: 3).Run(until: 6);

        call.Turns.ShouldBe(["it is a red laptop"]);
        call.Kinds.ShouldBe([HoldPlayout, Interrupt, ResumePlayout, TakeTurn]);
        call.Log[0].Decision.SpokenFor!.Value.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_sentence_that_goes_on_after_a_breath_is_lacking_its_beginning_too_as_nobody_answers_an_apology_that_soon()
    {
        // The pause is long enough for the apology to begin.
        var call = AfterABreak().Says("a red", from: 0, to: 0.2).Says("laptop in building", from: 0.75, to: 2).Run(until: 8);

        call.Turns.ShouldBeEmpty();
    }

    [Fact]
    public void Words_of_it_that_the_recogniser_brings_late_are_no_turn_either()
    {
        var call = AfterABreak().Coughs(from: 0, to: 1).Hears("laptop", from: 0.1, until: 1.0, at: 2.5, isFinal: true).Run(until: 8);

        call.Turns.ShouldBeEmpty();
    }

    [Fact]
    public void Words_where_the_detector_has_heard_no_speech_are_no_turn_and_are_asked_for_again()
    {
        var call = AfterABreak().Hears("laptop", from: 0.1, until: 1.0, at: 1.2, isFinal: false).Hears("laptop", from: 0.1, until: 1.0, at: 1.4, isFinal: true).Run(until: 8);

        call.Kinds.ShouldBe([AskAgain]);
    }

    [Fact]
    public void Somebody_who_speaks_on_and_on_is_told_after_six_seconds()
    {
        var call = AfterABreak().Says("and then I went home and there it was not either so I thought", from: 0, to: 9).Run(until: 12);

        call.Log[1].Decision.Kind.ShouldBe(ResumePlayout);
        call.Log[1].At.ShouldBe(6, 0.041);
    }

    [Fact]
    public void Somebody_who_speaks_on_after_all_of_the_apology_is_understood_from_there()
    {
        var call = AfterABreak().Coughs(from: 0, to: 9.5).Says("my laptop is gone", from: 9.5, to: 12).Run(until: 15);

        call.Turns.ShouldBe(["my laptop is gone"]);
    }

    [Fact]
    public void A_click_of_the_line_holds_the_apology_for_a_moment_and_asks_for_nothing()
    {
        var call = AfterABreak().Coughs(from: 0, to: 0.1).Run(until: 6);

        call.Kinds.ShouldBe([HoldPlayout, ResumePlayout]);
    }

    [Fact]
    public void Keys_that_are_pressed_meanwhile_are_a_turn_without_the_words()
    {
        var call = AfterABreak().Says("laptop I lost it", from: 0, to: 1.5).Presses("42", at: 0.5).Run(until: 8);

        call.Turns.ShouldBe(["42"]);
    }

    [Fact]
    public void A_handover_meanwhile_ends_it()
    {
        var call = AfterABreak().Says("laptop I lost it", from: 0, to: 1.5).Suspends(0.5).Resumes(4).Says("hello again", from: 5, to: 6).Run(until: 9);

        call.Turns.ShouldBe(["hello again"]);
    }

    [Fact]
    public void Words_in_the_middle_of_which_the_line_breaks_are_marked_in_the_record()
    {
        var call = new CallScript().Breaks().Says("it is a canary", from: 1, to: 3).Run(until: 2.7);

        call.Rest.ShouldBe("it is a…");
    }

    [Fact]
    public void A_pause_that_is_shorter_than_one_at_the_end_of_a_turn_does_not_make_the_words_whole()
    {
        var call = new CallScript().Breaks().Says("it is a canary", from: 1, to: 2, lag: 0.02, final: false).Run(until: 2.3);

        call.Rest.ShouldBe("it is a canary…");
    }

    [Fact]
    public void Words_that_were_said_to_their_end_when_the_line_broke_are_not_marked()
    {
        var call = new CallScript().Breaks().Says("it is a canary", from: 1, to: 2, lag: 0.02, final: false).Run(until: 2.56);

        call.Rest.ShouldBe("it is a canary");
    }

    [Fact]
    public void Words_after_which_the_caller_hangs_up_are_not_marked()
    {
        var call = new CallScript().Says("it is a canary", from: 1, to: 3).Run(until: 2.7);

        call.Rest.ShouldBe("it is a");
    }

    [Fact]
    public void Somebody_who_speaks_on_after_all_of_the_apology_is_not_understood_from_before_however_often_the_recogniser_has_told_of_it()
    {
        const string Story = "and then I went home and there it was not so I thought";
        for (var words = 6; words <= 13; words++)
        {
            var text = string.Join(' ', Story.Split(' ')[..words]);
            var call = AfterABreak().Says(text, from: 0, to: 14).Run(until: 18);

            call.Turns.ShouldHaveSingleItem()!.ShouldNotContain("and then", customMessage: text);
        }
    }

    [Fact]
    public void What_the_caller_says_once_the_apology_is_heard_is_a_turn_also_where_the_recogniser_has_heard_no_pause_before_it()
    {
        var call = AfterABreak().Coughs(from: 0, to: 0.6).Hears("laptop", from: 0, until: 0.6, at: 0.7, isFinal: false)
            .Coughs(from: 2, to: 3.5).Hears("laptop it is", from: 0, until: 2.5, at: 2.6, isFinal: false)
            .Hears("laptop it is a red laptop", from: 0, until: 3.5, at: 3.9, isFinal: true).Run(until: 8);

        call.Turns.ShouldBe(["it is a red laptop"]);
    }

    [Theory]
    [InlineData(0.85)]
    [InlineData(1.2)]
    [InlineData(1.8)]
    public void Words_are_no_turn_either_where_the_detector_hears_them_only_after_the_apology_has_begun(double detectedFrom)
    {
        var call = AfterABreak().Coughs(from: detectedFrom, to: 2).Hears("building", from: 0.05, until: 0.8, at: 1.0, isFinal: false)
            .Hears("building 12, second", from: 0.05, until: 1.4, at: 1.6, isFinal: false)
            .Hears("building 12, second floor.", from: 0.05, until: 2, at: 2.4, isFinal: true).Run(until: 8);

        call.Turns.ShouldBeEmpty();
        call.Kinds.ShouldContain(AskAgain);
        call.Kinds.ShouldNotContain(Interrupt);
    }

    [Fact]
    public void Words_that_the_recogniser_brings_only_after_the_detector_has_given_them_up_are_asked_for_again()
    {
        var call = AfterABreak().Coughs(from: 0.9, to: 2).Hears("building 12, second floor.", from: 0.05, until: 2, at: 5, isFinal: true).Run(until: 8);

        call.Turns.ShouldBeEmpty();
        call.Kinds.ShouldContain(AskAgain);
    }

    [Fact]
    public void The_end_of_a_sentence_over_which_the_apology_is_heard_is_no_turn_where_only_the_detector_has_taken_it_for_silence()
    {
        var call = AfterABreak().Coughs(from: 0, to: 6.3).Coughs(from: 7.1, to: 8);
        const string Story = "I had it with me in the morning and then I lost it in building 12 on the second floor";
        var words = Story.Split(' ');
        for (var said = 1; said < words.Length; said++)
            call.Hears(string.Join(' ', words[..said]), from: 0, until: 8.0 * said / words.Length, at: (8.0 * said / words.Length) + 0.1, isFinal: false);
        call.Hears(Story, from: 0, until: 8, at: 8.4, isFinal: true).Run(until: 12);

        call.Turns.ShouldBeEmpty();
        call.Kinds.ShouldContain(AskAgain);
    }

    [Fact]
    public void What_the_caller_says_after_a_pause_is_a_turn_also_where_the_detector_has_not_heard_what_came_before_it()
    {
        var call = AfterABreak().Hears("laptop", from: 0.05, until: 0.6, at: 0.7, isFinal: false)
            .Coughs(from: 2, to: 3.5).Hears("laptop it is a", from: 0.05, until: 2.9, at: 3, isFinal: false)
            .Hears("laptop it is a red laptop", from: 0.05, until: 3.5, at: 3.9, isFinal: true).Run(until: 8);

        call.Turns.ShouldBe(["it is a red laptop"]);
    }

    [Fact]
    public void A_short_word_is_asked_for_again_too()
    {
        var call = AfterABreak().Says("yes", from: 0, to: 0.2).Run(until: 6);

        call.Kinds.ShouldBe([HoldPlayout, ResumePlayout, AskAgain]);
    }

    [Fact]
    public void Nothing_is_asked_for_again_during_a_handover()
    {
        var call = AfterABreak().Suspends(0.5).Hears("laptop", from: 0.1, until: 0.4, at: 0.8, isFinal: true).Run(until: 3);

        call.Kinds.ShouldBeEmpty();
    }

    private static CallScript AfterABreak() => new CallScript().AfterABreak().Plays(from: 0, seconds: 3, synthesis: 0.3);
}
