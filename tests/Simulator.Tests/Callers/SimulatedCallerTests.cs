using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Tests.Callers;

public sealed class SimulatedCallerTests
{
    private const string Simple = """
        pause_ms: 400
        rules:
          - when: your name
            say: My name is Kevyn.
          - when: press (?<key>\d) for English
            press: "${key}"
        otherwise: Sorry?
        """;

    [Fact]
    public void An_answer_comes_after_the_end_of_the_turn_and_the_thinking_time()
    {
        var caller = People.From(Simple);
        var line = new TestLine(caller).BotSays("What is your name?").RunAfterBot(5);

        line.Said.Select(said => said.Text).ShouldBe(["My name is Kevyn."]);
        var heard = caller.Record.Lines[0];
        (line.Said[0].Start - heard.To).TotalMilliseconds.ShouldBeInRange(1050, 1200);
    }

    [Fact]
    public void People_wait_longer_where_nothing_was_asked()
    {
        var line = new TestLine(People.From(Simple)).BotSays("Blah.").RunAfterBot(2);

        line.Said.ShouldBeEmpty();
        line.Run(2).Said.ShouldHaveSingleItem();
    }

    [Fact]
    public void Sentences_with_short_gaps_are_one_turn()
    {
        var caller = People.From(Simple);
        new TestLine(caller).BotSays("Thank you.").BotPauses(500).BotSays("What is your name?").RunAfterBot(5);

        caller.Record.Lines.Select(line => line.Text).ShouldBe(["Thank you. What is your name?", "My name is Kevyn."]);
    }

    [Fact]
    public void An_answer_is_held_back_when_the_bot_goes_on()
    {
        var caller = People.From(Simple);
        // 900 ms: the caller has taken the turn as over and is about to speak.
        new TestLine(caller).BotSays("Hm?").BotPauses(900).BotSays("Your name?").RunAfterBot(5);

        caller.Record.Lines.Select(line => line.Text).ShouldBe(["Hm? Your name?", "My name is Kevyn."]);
    }

    [Fact]
    public void What_no_rule_knows_gets_the_otherwise_answer()
    {
        var line = new TestLine(People.From(Simple)).BotSays("Blah.").RunAfterBot(4);

        line.Said.ShouldHaveSingleItem().Text.ShouldBe("Sorry?");
    }

    [Fact]
    public void A_captured_key_is_pressed()
    {
        var caller = People.From(Simple);
        var line = new TestLine(caller).BotSays("Please press 2 for English.").RunAfterBot(4);

        line.Keys.ShouldBe("2");
        line.Said.ShouldBeEmpty();
        caller.Record.Keys.ShouldBe(["2"]);
        caller.Record.Turns.ShouldBe(0);
    }

    [Fact]
    public void An_interruption_starts_while_the_bot_speaks()
    {
        var caller = People.From("""
            rules:
              - when: report
                interrupts: {after_ms: 500}
                say: Stop, please.
                once: true
            """);
        var line = new TestLine(caller).BotSays("Here is the report of everything that has ever happened in this house since it was built.");
        line.RunUntil(() => caller.Record.Lines.Any(said => said.Who == Speaker.Caller));

        line.BotIsSpeaking.ShouldBeTrue();
        caller.Record.Lines[0].Text.ShouldStartWith("Here is the report");
        caller.Record.Lines[1].Text.ShouldBe("Stop, please.");
    }

    [Fact]
    public void Words_after_an_interruption_belong_to_the_next_turn()
    {
        var caller = People.From("""
            rules:
              - {when: report, interrupts: {after_ms: 100}, say: Stop., once: true}
              - {when: sorry, say: Never mind.}
            """);
        var line = new TestLine(caller).BotSays("The report is long and long and long.");
        line.RunUntil(() => caller.Record.Lines.Any(said => said.Who == Speaker.Caller));
        line.BotStops();
        line.BotSays("I am sorry.").RunAfterBot(4);

        line.Said.Select(said => said.Text).ShouldBe(["Stop.", "Never mind."]);
        caller.Record.Heard.ShouldEndWith("I am sorry.");
    }

    [Fact]
    public void Hanging_up_in_mid_sentence_cuts_the_words()
    {
        var caller = People.From("""
            rules:
              - say: This is a very long story that nobody will ever hear.
                hang_up: {after_ms: 1000}
            """);
        var line = new TestLine(caller).BotSays("Hello.").RunAfterBot(20);
        line.End();

        line.HungUp.ShouldBeTrue();
        var said = caller.Record.Lines[^1];
        said.Cut.ShouldBeTrue();
        (said.To - said.From).TotalMilliseconds.ShouldBe(1000);
    }

    [Fact]
    public void Hanging_up_after_a_number_of_turns_lets_the_last_one_out()
    {
        var caller = People.From("otherwise: Yes.\nhang_up_after_turns: 2");
        var line = new TestLine(caller).BotSays("One?").RunAfterBot(4).BotSays("Two?").RunAfterBot(4);

        line.HungUp.ShouldBeTrue();
        caller.Record.Turns.ShouldBe(2);
        caller.Record.Lines.ShouldAllBe(said => !said.Cut);
    }

    [Fact]
    public void A_silent_person_never_makes_a_sound()
    {
        var caller = People.From("silent: true\notherwise: Hello?");
        var line = new TestLine(caller).BotSays("Anybody there?").RunAfterBot(10);

        line.LoudestSample.ShouldBe(0);
        caller.Record.Lines.ShouldHaveSingleItem().Text.ShouldBe("Anybody there?");
    }

    [Fact]
    public void A_person_who_hears_nothing_for_long_gives_up()
    {
        var caller = People.From("give_up_after_s: 10");
        var line = new TestLine(caller).BotSays("Hello.").RunAfterBot(60);

        line.HungUp.ShouldBeTrue();
        line.Elapsed.TotalSeconds.ShouldBeInRange(10, 12);
        caller.Record.GaveUp.ShouldBe("heard nothing for 10 s");
    }

    [Fact]
    public void A_pause_in_the_words_is_silence_between_two_utterances()
    {
        var caller = People.From("otherwise: It is a {pause 900} Dell.");
        var line = new TestLine(caller).BotSays("What is it?").RunAfterBot(6);

        line.Said.Select(said => said.Text).ShouldBe(["It is a", "Dell."]);
        caller.Record.Lines[^1].Text.ShouldBe("It is a Dell.");
    }

    [Fact]
    public void An_opening_comes_before_anything_is_heard()
    {
        var line = new TestLine(People.From("opening: Hello?")).Run(3);

        line.Said.ShouldHaveSingleItem().Text.ShouldBe("Hello?");
    }

    [Fact]
    public void A_call_that_ends_while_the_person_speaks_cuts_the_words()
    {
        var caller = People.From("otherwise: This takes quite a while to say.");
        var line = new TestLine(caller).BotSays("Go on?").RunAfterBot(2);
        line.End("gone");

        caller.Record.Lines[^1].Cut.ShouldBeTrue();
        caller.WhenEnded.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void The_gap_is_measured_from_the_own_last_sound_to_the_first_sound_of_the_answer()
    {
        var caller = People.From("otherwise: Yes.");
        var line = new TestLine(caller).BotSays("Ready?");
        line.RunUntil(() => caller.Record.Turns == 1);
        line.BotPauses(480).BotSays("Good.").RunAfterBot(1);

        caller.Record.Gaps.ShouldHaveSingleItem().Call.TotalMilliseconds.ShouldBeInRange(470, 510);
    }

    [Fact]
    public void No_gap_is_taken_where_the_bot_talks_over_the_person()
    {
        var caller = People.From("otherwise: This takes quite a while to say.");
        var line = new TestLine(caller).BotSays("Ready?").RunAfterBot(2);
        line.BotSays("And yet I go on and on and on and on and on.");
        line.RunUntil(() => caller.Record.Turns == 1).RunAfterBot(0.2);

        caller.Record.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_seed_gives_the_same_call()
    {
        Spoken(7).ShouldBe(Spoken(7), StringComparer.Ordinal);
        Spoken(7).ShouldNotBe(Spoken(8), StringComparer.Ordinal);

        static string Spoken(int seed)
        {
            var line = new TestLine(People.From("otherwise: {gibberish: 4}", seed)).BotSays("Hello?").RunAfterBot(10);
            return string.Join('|', line.Said.Select(said => $"{said.Text}@{said.Start.TotalMilliseconds}"));
        }
    }

    [Fact]
    public void Noise_is_heard_but_says_nothing()
    {
        var caller = People.From("otherwise: {noise_ms: 800}");
        var line = new TestLine(caller).BotSays("Hello?").RunAfterBot(4);

        line.LoudestSample.ShouldBeGreaterThan(2000);
        line.Said.ShouldBeEmpty();
        caller.Record.Turns.ShouldBe(0);
    }

    [Fact]
    public void Background_noise_does_not_hide_the_words()
    {
        var line = new TestLine(People.From("otherwise: My name is Kevyn.\nbackground_noise_dbfs: -40")).BotSays("Name?").RunAfterBot(4);

        line.Said.ShouldHaveSingleItem().Text.ShouldBe("My name is Kevyn.");
        line.LoudestSample.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Several_keys_are_pressed_one_after_the_other()
    {
        var line = new TestLine(People.From("otherwise: {press: \"12#\"}")).BotSays("Your code?").RunAfterBot(1.3);

        line.Keys.Length.ShouldBeLessThan(3);
        line.Run(2).Keys.ShouldBe("12#");
    }
}
