using System.Globalization;
using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Configuration.Variants;

public sealed class PromptTrialTests
{
    private const string Trials =
        """
        prompts:
          llm:
            chat_system_tpl: Be helpful.
            trials:
              - { prompt: chat_system_tpl, name: brief, percent: 20, text: Be brief. }
              - { prompt: chat_system_tpl, name: warm, percent: 30, text: Be warm. }
              - { prompt: next_system_tpl, name: bold, percent: 100, text: Be bold. }

        """;

    private static readonly Dictionary<string, string> Unrecorded = new(StringComparer.Ordinal);

    [Fact]
    public void Of_many_callers_as_many_get_a_text_as_its_percentage_says_and_the_others_the_instructions_own()
    {
        var prompts = Read(Trials);

        var drawn = Enumerable.Range(0, 10_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"+3361{number:0000000}"))
            .CountBy(number => prompts.For(number, Unrecorded).ChatSystemTpl!).ToDictionary(StringComparer.Ordinal);

        drawn["Be brief."].ShouldBeInRange(1_850, 2_150);
        drawn["Be warm."].ShouldBeInRange(2_850, 3_150);
        drawn["Be helpful."].ShouldBeInRange(4_850, 5_150);
    }

    [Fact]
    public void What_is_recorded_is_the_name_of_what_is_used()
    {
        var prompts = Read(Trials);
        foreach (var number in new[] { "+14255550100", "+33612345678", "+33612345679", "+34911223344", "+8613012345678" })
        {
            var recorded = prompts.DrawFor(number);
            recorded.Keys.Order(StringComparer.Ordinal).ShouldBe(["prompts.llm.chat_system_tpl", "prompts.llm.next_system_tpl"]);
            prompts.For(number, Unrecorded).ChatSystemTpl.ShouldBe(recorded["prompts.llm.chat_system_tpl"] is "default" ? "Be helpful." : $"Be {recorded["prompts.llm.chat_system_tpl"]}.");
            prompts.For(number, Unrecorded).NextSystemTpl.ShouldBe("Be bold.");
        }
    }

    [Fact]
    public void A_call_keeps_what_was_recorded_on_it_whatever_the_percentages_are_now()
    {
        var prompts = Read(Trials);

        foreach (var (name, text) in new[] { ("brief", "Be brief."), ("warm", "Be warm."), ("default", "Be helpful.") })
            prompts.For("+14255550100", new Dictionary<string, string>(StringComparer.Ordinal) { ["prompts.llm.chat_system_tpl"] = name }).ChatSystemTpl.ShouldBe(text);
    }

    [Fact]
    public void Without_trials_nothing_is_recorded() => Read("prompts: { llm: { chat_system_tpl: Be helpful. } }").DrawFor("+14255550100").ShouldBeEmpty();

    [Theory]
    [InlineData("{ prompt: chat_system, name: brief, percent: 20, text: x }", "prompts.llm.trials.0.prompt: 'chat_system' is unknown, expected one of default_system_tpl, ")]
    [InlineData("{ prompt: chat_system_tpl, name: brief, percent: 120, text: x }", "prompts.llm.trials.0.percent: '120' will not do, expected a number from 0 to 100")]
    [InlineData("{ prompt: chat_system_tpl, name: brief, percent: 20 }", "prompts.llm.trials.0.text: is missing, expected text")]
    [InlineData("{ prompt: chat_system_tpl, name: brief, percent: 20, text: 'Be {mood}' }", "prompts.llm.trials.0.text: the placeholder {mood} is unknown, expected ")]
    [InlineData("{ prompt: chat_system_tpl, name: a, percent: 60, text: x }, { prompt: chat_system_tpl, name: b, percent: 60, text: y }", "prompts.llm.trials: the percentages of chat_system_tpl add up to 120, expected 100 at most")]
    [InlineData("{ prompt: chat_system_tpl, name: a, percent: 10, text: x }, { prompt: chat_system_tpl, name: a, percent: 10, text: y }", "prompts.llm.trials.1.name: 'a' is there twice for chat_system_tpl, expected every name once")]
    [InlineData("{ prompt: chat_system_tpl, name: default, percent: 10, text: x }", "prompts.llm.trials.0.name: 'default' is what callers are recorded with who get none of the trials, expected another name")]
    public void A_trial_that_cannot_be_is_named_with_what_was_expected(string trials, string problem) =>
        TestConfiguration.ProblemsOf($"{TestConfiguration.Least}prompts: {{ llm: {{ trials: [ {trials} ] }} }}\n").ShouldHaveSingleItem().ShouldStartWith(problem);

    private static ModelPromptOptions Read(string yaml)
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least + yaml);
        configuration.Problems().ShouldBeEmpty();
        return configuration.Get<ModelPromptOptions>();
    }
}
