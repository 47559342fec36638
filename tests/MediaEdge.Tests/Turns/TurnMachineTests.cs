using CallCenter.MediaEdge.Turns;
using static CallCenter.MediaEdge.Turns.TurnDecisionKind;

namespace CallCenter.MediaEdge.Tests.Turns;

public sealed class TurnMachineTests
{
    [Fact]
    public void A_turn_is_taken_half_a_second_after_the_caller_stops()
    {
        var call = new CallScript().Says("I lost my card", from: 1.0, to: 2.4).Run(until: 3.5);
        call.Kinds.ShouldBe([TakeTurn]);
        call.Turns.ShouldBe(["I lost my card"]);
        call.Log[0].At.ShouldBe(2.9, 0.021);
        call.FinalState.ShouldBe(TurnState.Speaking);
    }

    [Fact]
    public void A_pause_shorter_than_the_end_of_turn_does_not_split_a_turn()
    {
        var call = new CallScript()
            .Says("my number is", from: 1.0, to: 2.0).Says("five five five", from: 2.4, to: 3.4).Run(until: 4.2);
        call.Turns.ShouldBe(["my number is five five five"]);
    }

    [Fact]
    public void Without_a_final_text_the_partial_one_is_taken_soon_after_it_covers_the_speech()
    {
        var call = new CallScript().Says("hello there", from: 0.5, to: 1.5, final: false).Run(until: 3);
        call.Turns.ShouldBe(["hello there"]);
        call.Log[0].At.ShouldBe(2.1, 0.041);
    }

    [Fact]
    public void A_recogniser_that_lags_is_waited_for_so_that_no_word_is_lost()
    {
        var call = new CallScript().Says("one two three four", from: 0.5, to: 2.5, lag: 1.4).Run(until: 5);
        call.Turns.ShouldBe(["one two three four"]);
    }

    [Fact]
    public void A_recogniser_that_has_told_the_beginning_is_waited_for_while_another_may_stand_in_for_it()
    {
        var call = LateAt(7).Run(until: 9);
        call.Turns.ShouldBe(["one two three four"]);
    }

    [Fact]
    public void A_recogniser_that_falls_silent_in_the_middle_of_words_for_more_than_five_seconds_has_them_asked_for_again_and_they_are_one_turn_when_they_come()
    {
        var call = LateAt(9).Run(until: 12);
        call.Log[0].At.ShouldBe(8.0, 0.041);
        call.Kinds.ShouldBe([AskToRepeat, TakeTurn]);
        call.Turns.ShouldBe(["one two three four"]);
    }

    [Fact]
    public void Who_is_asked_to_repeat_is_not_asked_whether_they_are_there()
    {
        var call = new CallScript().With(settings => settings with { PhoneSilence = TimeSpan.FromSeconds(7) }).Coughs(from: 0.5, to: 3)
            .Hears("one two three", from: 0.5, until: 2.4, at: 2.5, isFinal: false).Run(until: 12);
        call.Kinds.ShouldBe([AskToRepeat]);
    }

    [Fact]
    public void Half_a_sentence_that_was_asked_for_again_is_marked_when_the_line_breaks()
    {
        var call = new CallScript().Breaks().Coughs(from: 0.5, to: 2.5).Hears("one two three", from: 0.5, until: 1.9, at: 2, isFinal: false).Run(until: 9);
        call.Rest.ShouldBe("one two three…");
    }

    [Fact]
    public void What_the_caller_says_again_is_the_turn_where_the_rest_of_the_words_never_comes()
    {
        var call = new CallScript().Coughs(from: 0.5, to: 2.5).Hears("one two three", from: 0.5, until: 1.9, at: 2, isFinal: false)
            .Says("one two three four", from: 10, to: 12).Run(until: 14);
        call.Kinds.ShouldBe([AskToRepeat, TakeTurn]);
        call.Turns.ShouldBe(["one two three four"]);
    }

    [Fact]
    public void A_cough_of_somebody_who_was_asked_to_repeat_neither_interrupts_nor_has_them_asked_again()
    {
        var call = new CallScript().Coughs(from: 0.5, to: 2.5).Hears("one two three", from: 0.5, until: 1.9, at: 2, isFinal: false)
            .Plays(from: 8.1, seconds: 2).Coughs(from: 9, to: 9.6).Says("one two three four", from: 16, to: 18).Run(until: 20);
        call.Kinds.ShouldBe([AskToRepeat, HoldPlayout, ResumePlayout, TakeTurn]);
        call.Turns.ShouldBe(["one two three four"]);
    }

    [Fact]
    public void A_cough_of_which_the_recogniser_tells_nothing_does_not_make_a_turn_of_the_words_that_were_asked_for_again()
    {
        var call = new CallScript().Coughs(from: 0.5, to: 2.5).Hears("one two", from: 0.5, until: 1.4, at: 1.5, isFinal: true)
            .Hears("three", from: 1.5, until: 1.9, at: 2, isFinal: false)
            .Plays(from: 8.1, seconds: 2).Coughs(from: 9, to: 9.6).Hears("", from: 9, until: 9.6, at: 10, isFinal: true).Run(until: 20);
        call.Kinds.ShouldBe([AskToRepeat, HoldPlayout, ResumePlayout]);
    }

    [Fact]
    public void Who_repeats_to_a_recogniser_that_still_tells_nothing_is_waited_for_and_asked_again()
    {
        var call = new CallScript().Coughs(from: 0.5, to: 2.5).Hears("one two three", from: 0.5, until: 1.9, at: 2, isFinal: false)
            .Coughs(from: 10, to: 12).Run(until: 20);
        call.Kinds.ShouldBe([AskToRepeat, AskToRepeat]);
        call.Log[1].At.ShouldBe(17.5, 0.061);
    }

    [Fact]
    public void What_is_said_again_over_the_question_for_it_interrupts()
    {
        var call = new CallScript().Coughs(from: 0.5, to: 2.5).Hears("one two three", from: 0.5, until: 1.9, at: 2, isFinal: false)
            .Plays(from: 8.1, seconds: 3).Says("one two three four", from: 9, to: 11).Run(until: 14);
        call.Kinds.ShouldBe([AskToRepeat, HoldPlayout, Interrupt, ResumePlayout, TakeTurn]);
        call.Turns.ShouldBe(["one two three four"]);
    }

    [Fact]
    public void Words_after_which_the_detector_goes_on_to_hear_a_noise_are_a_turn_as_they_are()
    {
        var call = new CallScript().Says("hello there", from: 0.5, to: 1.5).Coughs(from: 1.5, to: 4).Run(until: 12);
        call.Turns.ShouldBe(["hello there"]);
    }

    [Fact]
    public void The_late_final_text_of_a_taken_turn_is_no_new_turn()
    {
        var call = new CallScript().Answers(after: 0.2, speaking: 0.5)
            .Says("hello there", from: 0.5, to: 1.5, final: false).Hears("Hello there.", from: 0.5, until: 1.5, at: 3.5, isFinal: true).Run(until: 6);
        call.Turns.ShouldBe(["hello there"]);
    }

    [Fact]
    public void Words_that_come_after_all_waiting_still_make_a_turn()
    {
        var call = new CallScript().Coughs(from: 0.5, to: 1.5).Hears("anybody there", from: 0.5, until: 1.5, at: 5, isFinal: true).Run(until: 6);
        call.Turns.ShouldBe(["anybody there"]);
    }

    [Fact]
    public void A_cough_while_the_assistant_listens_is_no_turn()
    {
        var call = new CallScript().Coughs(from: 1, to: 1.4).Run(until: 5);
        call.Log.ShouldBeEmpty();
        call.FinalState.ShouldBe(TurnState.Listening);
    }

    [Fact]
    public void Words_over_the_assistant_interrupt_it_and_become_the_next_turn()
    {
        var call = new CallScript().Plays(from: 0, seconds: 10).Says("wait a moment please", from: 2, to: 4).Run(until: 5);
        call.Kinds.ShouldBe([HoldPlayout, Interrupt, ResumePlayout, TakeTurn]);
        call.Log[0].At.ShouldBe(2.25, 0.021);
        call.Turns.ShouldBe(["wait a moment please"]);
    }

    [Fact]
    public void A_cough_during_playout_does_not_stop_the_assistant()
    {
        var call = new CallScript().Plays(from: 0, seconds: 10).Coughs(from: 2, to: 2.2).Run(until: 12);
        call.Log.ShouldBeEmpty();
    }

    [Fact]
    public void After_a_long_cough_the_assistant_goes_on_where_it_stopped()
    {
        var call = new CallScript().Plays(from: 0, seconds: 10).Coughs(from: 2, to: 2.6).Run(until: 9);
        call.Kinds.ShouldBe([HoldPlayout, ResumePlayout]);
        call.FinalState.ShouldBe(TurnState.Speaking);
    }

    [Fact]
    public void A_word_over_the_assistant_shorter_than_a_barge_in_is_let_pass()
    {
        var call = new CallScript().Plays(from: 0, seconds: 10).Says("mhm", from: 2, to: 2.2).Run(until: 9);
        call.Log.ShouldBeEmpty();
        call.FinalState.ShouldBe(TurnState.Speaking);
    }

    [Fact]
    public void A_caller_who_goes_on_while_the_assistant_thinks_cancels_the_answer()
    {
        var call = new CallScript().Answers(after: 3, speaking: 1)
            .Says("my name is", from: 0.5, to: 1.5).Says("Kevin Miller", from: 2.5, to: 3.5).Run(until: 5);
        call.Kinds.ShouldBe([TakeTurn, HoldPlayout, Interrupt, ResumePlayout, TakeTurn]);
        call.Turns.ShouldBe(["my name is", "Kevin Miller"]);
    }

    [Fact]
    public void A_short_word_while_the_assistant_thinks_is_not_lost()
    {
        var call = new CallScript().Answers(after: 5, speaking: 1)
            .Says("in the kitchen", from: 0.5, to: 1.5).Says("yes", from: 2.5, to: 2.7).Run(until: 5);
        call.Turns.ShouldBe(["in the kitchen", "yes"]);
    }

    [Fact]
    public void A_slow_answer_asks_for_patience_once_and_is_given_up_at_last()
    {
        var call = new CallScript().NeverAnswers().Says("hello there", from: 0, to: 1).Run(until: 45);
        call.Kinds.ShouldBe([TakeTurn, AskForPatience, GiveUpAnswer]);
        call.Log[1].At.ShouldBe(16.5, 0.05);
        call.Log[2].At.ShouldBe(41.5, 0.05);
    }

    [Fact]
    public void An_answer_in_time_asks_for_no_patience()
    {
        var call = new CallScript().Answers(after: 14, speaking: 2).Says("hello there", from: 0, to: 1).Run(until: 30);
        call.Kinds.ShouldBe([TakeTurn]);
    }

    [Fact]
    public void A_silent_caller_is_asked_three_times_and_then_left()
    {
        var call = new CallScript().Plays(from: 0, seconds: 2).Run(until: 95);
        call.Kinds.ShouldBe([WarnOfSilence, WarnOfSilence, WarnOfSilence, EndForSilence]);
        call.Log[0].At.ShouldBe(22, 0.05);
        call.Log[1].At.ShouldBe(43, 0.1);
    }

    [Fact]
    public void Words_after_a_warning_start_the_count_again()
    {
        var call = new CallScript().Answers(after: 0.1, speaking: 1)
            .Says("still here", from: 25, to: 26).Run(until: 49);
        call.Kinds.ShouldBe([WarnOfSilence, TakeTurn, WarnOfSilence]);
    }

    [Fact]
    public void A_goodbye_for_silence_can_be_interrupted()
    {
        var call = new CallScript().With(s => s with { SilenceWarnings = 0 })
            .Says("no do not hang up", from: 20.2, to: 22).Run(until: 23);
        call.Kinds.ShouldBe([EndForSilence, HoldPlayout, Interrupt, ResumePlayout, TakeTurn]);
    }

    [Fact]
    public void Noise_without_words_does_not_hold_off_the_silence_warning_for_ever()
    {
        var script = new CallScript();
        for (var at = 1.0; at < 19; at += 4)
            script.Coughs(from: at, to: at + 0.3);
        script.Run(until: 25).Kinds.ShouldContain(WarnOfSilence);
    }

    [Fact]
    public void Keys_end_with_a_hash()
    {
        var call = new CallScript().Presses("123#", at: 1).Run(until: 2);
        call.Turns.ShouldBe(["123"]);
    }

    [Fact]
    public void Keys_end_with_a_pause_of_two_seconds()
    {
        var call = new CallScript().Presses("42", at: 1).Run(until: 3.5);
        call.Turns.ShouldBe(["42"]);
        call.Log[0].At.ShouldBe(3.2, 0.041);
    }

    [Fact]
    public void A_key_interrupts_the_assistant_at_once()
    {
        var call = new CallScript().Plays(from: 0, seconds: 10).Presses("7#", at: 2).Run(until: 2.5);
        call.Kinds.ShouldBe([Interrupt, ResumePlayout, TakeTurn]);
    }

    [Fact]
    public void A_hash_alone_says_nothing()
    {
        new CallScript().Presses("#", at: 1).Run(until: 5).Log.ShouldBeEmpty();
    }

    [Fact]
    public void Spoken_words_and_keys_together_are_one_turn()
    {
        var call = new CallScript().Says("my number is", from: 0.5, to: 1.5).Presses("555#", at: 1.4).Run(until: 4);
        call.Turns.ShouldBe(["my number is 555"]);
    }

    [Fact]
    public void A_text_message_waits_until_the_assistant_has_spoken()
    {
        var call = new CallScript().Plays(from: 0, seconds: 5).Texts("my e-mail is a@b.org", at: 2).Run(until: 6);
        call.Log[0].At.ShouldBe(5, 0.05);
        call.Log[0].Decision.Source.ShouldBe(TurnSource.Text);
        call.Turns.ShouldBe(["my e-mail is a@b.org"]);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.2)]
    [InlineData(2.3)]
    [InlineData(2.8)]
    [InlineData(4.0)]
    public void Nothing_is_decided_after_the_call_was_handed_on_in_whatever_state(double at)
    {
        var call = new CallScript().Says("hello there", from: 1, to: 2).Says("and more words", from: 6, to: 8).Suspends(at).Run(until: 60);
        call.Log.ShouldAllBe(entry => entry.At <= at);
    }

    [Fact]
    public void After_a_failed_transfer_the_caller_is_heard_again()
    {
        var call = new CallScript().Suspends(at: 0.5).Says("not heard", from: 1, to: 2).Resumes(at: 4).Says("but this is", from: 5, to: 6).Run(until: 7);
        call.Turns.ShouldBe(["but this is"]);
    }

    // A recogniser that tells the beginning of what is said until 2.5, and the rest at that time.
    private static CallScript LateAt(double at) => new CallScript().Answers(after: 0.2, speaking: 0.5).Coughs(from: 0.5, to: 2.5)
        .Hears("one two three", from: 0.5, until: 2.0, at: 2.2, isFinal: false).Hears("one two three four", from: 0.5, until: 2.5, at, isFinal: true);
}
