using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Tests.Callers;

public sealed class RuleBookTests
{
    [Fact]
    public void The_first_rule_in_file_order_that_fits_is_taken()
        => Said("- {when: laptop, say: first}\n- {when: lap, say: second}", "Your laptop?").ShouldBe("first");

    [Fact]
    public void The_last_question_is_answered_before_what_was_said_around_it()
        => Said("- {when: hardware, say: the hardware}\n- {when: where, say: the place}", "Your hardware is noted. And where are you?").ShouldBe("the place");

    [Fact]
    public void Without_a_fitting_question_the_whole_turn_counts()
        => Said("- {when: location, say: the place}", "I still need the location. All right?").ShouldBe("the place");

    [Fact]
    public void Letter_case_does_not_matter()
        => Said("- {when: laptop, say: found}", "LAPTOP").ShouldBe("found");

    [Fact]
    public void Keywords_must_be_whole_words()
        => Said("- {when: [art, door], say: keyword}\n- {say: none}", "Start with the indoor plan.").ShouldBe("none");

    [Fact]
    public void A_rule_for_once_is_used_up_when_it_was_applied()
    {
        var rules = Rules("- {when: name, once: true, say: Kevyn}\n- {when: name, say: again Kevyn}");

        var first = rules.React("Your name?");
        rules.React("Your name?").Reaction.Say.ShouldBe("Kevyn");
        rules.Applied(first);
        rules.React("Your name?").Reaction.Say.ShouldBe("again Kevyn");
    }

    [Fact]
    public void Otherwise_answers_come_in_order_and_the_last_one_repeats()
    {
        var rules = Rules("- {when: never, say: never}", "otherwise: [one, two]");

        string?[] said = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            var decision = rules.React("Hm.");
            rules.Applied(decision);
            return decision.Reaction.Say;
        })];
        said.ShouldBe(["one", "two", "two"]);
    }

    [Fact]
    public void Without_any_answer_the_person_stays_silent()
        => Rules("- {when: never, say: never}").React("Hm.").Reaction.IsSilent.ShouldBeTrue();

    [Theory]
    [InlineData("Sorry, I missed that. Could you say it once more?")]
    [InlineData("I'm afraid I did not get that. What was it again?")]
    [InlineData("That did not come through clearly. Would you repeat it for me?")]
    [InlineData("Pardon, je n'ai pas saisi. Pouvez-vous répéter ?")]
    [InlineData("Disculpe, no lo he oído bien. ¿Cómo decía?")]
    [InlineData("不好意思，我没听清，请再说一遍好吗？")]
    [InlineData("I'm sorry, that took too long on my side. Could you tell me again?")]
    [InlineData("Toutes mes excuses, je n'ai pas trouvé de réponse à temps. On réessaie ?")]
    [InlineData("Disculpe, no he encontrado respuesta a tiempo. ¿Lo intentamos otra vez?")]
    public void Who_is_asked_to_say_it_again_does_so_once(string asked)
    {
        var rules = Rules("- {when: building, say: Building 12.}", "otherwise: No.");
        rules.Applied(rules.React("Which building?"));

        var again = rules.React(asked);
        rules.Applied(again);

        again.Reaction.Say.ShouldBe("Building 12.");
        rules.React(asked).Reaction.Say.ShouldBe("No.");
    }

    [Fact]
    public void What_was_said_first_or_before_a_silence_can_be_asked_for_again()
    {
        var rules = Rules("- {when: moment, silent: true}");
        rules.Said(new Reaction { Say = "My computer is broken." });
        rules.Applied(rules.React("One moment, please."));

        rules.React("Could you say it once more?").Reaction.Say.ShouldBe("My computer is broken.");
    }

    [Fact]
    public void Who_is_told_something_again_says_nothing_again()
    {
        var rules = Rules("- {when: building, say: Building 12.}", "otherwise: No.");
        rules.Applied(rules.React("Which building?"));

        rules.React("Let me repeat what I have noted. Is that all?").Reaction.Say.ShouldBe("No.");
    }

    [Fact]
    public void A_rule_for_being_asked_again_goes_before_that()
    {
        var rules = Rules("- {when: building, say: Building 12.}\n- {when: once more, say: Twelve!}");
        rules.Applied(rules.React("Which building?"));

        rules.React("Could you say it once more?").Reaction.Say.ShouldBe("Twelve!");
    }

    [Fact]
    public void A_rule_that_interrupts_does_not_answer()
    {
        var rules = Rules("- {when: report, interrupts: {after_ms: 0}, say: stop}");

        rules.React("The report.").Reaction.IsSilent.ShouldBeTrue();
        rules.Interruption("The report").ShouldNotBeNull();
        rules.Interruption("The").ShouldBeNull();
    }

    private static string? Said(string rules, string heard) => Rules(rules).React(heard).Reaction.Say;

    private static RuleBook Rules(string rules, string more = "")
        => new(ScenarioReader.Read($"name: test\ncaller:\n  rules:\n{string.Join('\n', rules.Split('\n').Select(line => "    " + line))}\n  {more}", "test.yaml").Caller);
}
