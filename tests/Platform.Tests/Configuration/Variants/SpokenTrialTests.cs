using System.Collections.ObjectModel;
using System.Globalization;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Configuration.Variants;

public sealed class SpokenTrialTests
{
    private const string Trials =
        """
        prompts:
          tts:
            hello_tpl: [ "Hello from {bot_company}." ]
            trials:
              - { prompt: hello_tpl, name: brisk, percent: 20, texts: [ "Yes?", "Go on." ] }
              - { prompt: hello_tpl, name: warm, percent: 30, texts: { en: [ "Welcome!" ], fr: [ "Bienvenue !" ] } }
              - { prompt: goodbye_tpl, name: short, percent: 100, texts: [ "Bye." ] }

        """;

    private static readonly IReadOnlyDictionary<string, string> Unrecorded = ReadOnlyDictionary<string, string>.Empty;

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["bot_name"] = "Amélie", ["bot_company"] = "Contoso" };

    [Fact]
    public void Of_many_callers_as_many_hear_a_trial_as_its_percentage_says_and_the_others_the_usual_text()
    {
        var prompts = Read(Trials);

        var drawn = Numbers(10_000).CountBy(number => Hello(prompts, number)).ToDictionary(StringComparer.Ordinal);

        drawn["Yes?"].ShouldBeInRange(1_850, 2_150);
        drawn["Welcome!"].ShouldBeInRange(2_850, 3_150);
        drawn["Hello from Contoso."].ShouldBeInRange(4_850, 5_150);
    }

    // Reckoned once by hand: SHA-256 of number, line feed and "allocation\nprompts.tts.hello_tpl", the first four bytes as a part of 100.
    [Theory]
    [InlineData("+14255550100", "default")]
    [InlineData("+33612345678", "warm")]
    [InlineData("+33612345679", "default")]
    [InlineData("+34911223344", "warm")]
    [InlineData("+8613012345678", "warm")]
    public void A_caller_is_drawn_the_same_trial_in_every_process_and_after_every_start(string number, string name) =>
        Read(Trials).DrawFor(number)["prompts.tts.hello_tpl"].ShouldBe(name);

    [Fact]
    public void What_is_recorded_is_the_name_of_what_is_heard()
    {
        var prompts = Read(Trials);
        foreach (var number in Numbers(50))
        {
            var recorded = prompts.DrawFor(number);
            recorded.Keys.Order(StringComparer.Ordinal).ShouldBe(["prompts.tts.goodbye_tpl", "prompts.tts.hello_tpl"]);
            recorded["prompts.tts.goodbye_tpl"].ShouldBe("short");
            Hello(prompts, number).ShouldBe(recorded["prompts.tts.hello_tpl"] switch { "brisk" => "Yes?", "warm" => "Welcome!", _ => "Hello from Contoso." });
        }
    }

    [Fact]
    public void What_was_recorded_on_a_call_is_heard_as_long_as_it_is_on_trial()
    {
        var recorded = new Dictionary<string, string>(StringComparer.Ordinal) { ["prompts.tts.hello_tpl"] = "brisk" };
        var usual = Numbers(100).First(number => Read(Trials).DrawFor(number)["prompts.tts.hello_tpl"] is "default");

        Hello(Read(Trials), usual, recorded).ShouldBe("Yes?");
        Hello(Read(Trials.Replace("percent: 20", "percent: 0", StringComparison.Ordinal)), usual, recorded).ShouldBe("Hello from Contoso.");
        Hello(Read(Trials.Replace("name: brisk", "name: curt", StringComparison.Ordinal)), usual, recorded).ShouldBe("Hello from Contoso.");
    }

    [Fact]
    public void A_trial_may_have_several_variants_of_which_a_repeated_prompt_takes_another()
    {
        var brisk = Read(Trials).For("+14255550100", Recorded("brisk"));

        brisk.Pick(SpokenPrompt.Hello, "en-US", Guid.Empty, Values).ShouldBe("Yes?");
        brisk.Pick(SpokenPrompt.Hello, "en-US", Guid.Empty, Values, occurrence: 1).ShouldBe("Go on.");
    }

    [Fact]
    public void Where_a_trial_has_no_text_in_a_language_the_usual_one_is_heard_until_it_is_translated()
    {
        var prompts = Read(Trials);
        var (brisk, warm) = (prompts.For("+14255550100", Recorded("brisk")), prompts.For("+14255550100", Recorded("warm")));
        warm.Pick(SpokenPrompt.Hello, "fr-FR", Guid.Empty, Values).ShouldBe("Bienvenue !");
        brisk.Pick(SpokenPrompt.Hello, "fr-FR", Guid.Empty, Values).ShouldContain("Contoso");

        var missing = prompts.Untranslated("fr-FR").Single(text => text.Prompt is SpokenPrompt.Hello);
        missing.Trial.ShouldBe("brisk");
        missing.Variants.ShouldBe(["Yes?", "Go on."]);
        prompts.Supplement(missing, "fr-FR", ["Oui ?", "Allez-y."]);

        brisk.Pick(SpokenPrompt.Hello, "fr-FR", Guid.Empty, Values).ShouldBe("Oui ?");
        warm.Pick(SpokenPrompt.Hello, "fr-FR", Guid.Empty, Values).ShouldBe("Bienvenue !");
    }

    [Fact]
    public void Two_texts_are_drawn_independently_of_one_another()
    {
        var prompts = Read(
            """
            prompts:
              tts:
                trials:
                  - { prompt: hello_tpl, name: b, percent: 50, texts: [ x ] }
                  - { prompt: goodbye_tpl, name: b, percent: 50, texts: [ x ] }

            """);

        var drawn = Numbers(4_000).Select(prompts.DrawFor).CountBy(names => (names["prompts.tts.hello_tpl"], names["prompts.tts.goodbye_tpl"])).ToDictionary();

        drawn.Count.ShouldBe(4);
        drawn.Values.ShouldAllBe(count => count > 900 && count < 1_100);
    }

    [Fact]
    public void Without_trials_nothing_is_recorded() => Read("prompts: { tts: { hello_tpl: [ Hello. ] } }").DrawFor("+14255550100").ShouldBeEmpty();

    [Theory]
    [InlineData("{ prompt: hello, name: b, percent: 20, texts: [ x ] }", "prompts.tts.trials.0.prompt: 'hello' is unknown, expected one of hello_tpl, ")]
    [InlineData("{ prompt: hello_tpl, name: b, percent: 120, texts: [ x ] }", "prompts.tts.trials.0.percent: '120' will not do, expected a number from 0 to 100")]
    [InlineData("{ prompt: hello_tpl, percent: 20, texts: [ x ] }", "prompts.tts.trials.0.name: is missing, expected text")]
    [InlineData("{ prompt: hello_tpl, name: default, percent: 20, texts: [ x ] }", "prompts.tts.trials.0.name: 'default' is what callers are recorded with who get none of the trials, expected another name")]
    [InlineData("{ prompt: hello_tpl, name: b, percent: 20 }", "prompts.tts.trials.0.texts: is missing, expected a list of texts")]
    [InlineData("{ prompt: hello_tpl, name: b, percent: 20, texts: x }", "prompts.tts.trials.0.texts: expected a list of texts")]
    [InlineData("{ prompt: hello_tpl, name: b, percent: 20, texts: [ '' ] }", "prompts.tts.trials.0.texts: expected a list of texts")]
    [InlineData("{ prompt: hello_tpl, name: b, percent: 20, texts: { fr: [ 'Salut {nom}' ] } }", "prompts.tts.trials.0.texts.fr: the placeholder {nom} is unknown, expected {bot_name}, {bot_company}")]
    [InlineData("{ prompt: hello_tpl, name: b, percent: 20, texts: [ x ], text: y }", "prompts.tts.trials.0.text: is unknown, did you mean texts?")]
    [InlineData("{ prompt: hello_tpl, name: a, percent: 60, texts: [ x ] }, { prompt: hello_tpl, name: b, percent: 60, texts: [ y ] }", "prompts.tts.trials: the percentages of hello_tpl add up to 120, expected 100 at most")]
    [InlineData("{ prompt: hello_tpl, name: a, percent: 10, texts: [ x ] }, { prompt: hello_tpl, name: a, percent: 10, texts: [ y ] }", "prompts.tts.trials.1.name: 'a' is there twice for hello_tpl, expected every name once")]
    public void A_trial_that_cannot_be_is_named_with_its_line_and_what_was_expected(string trials, string problem)
    {
        var told = TestConfiguration.ProblemsOf($"{TestConfiguration.Least}prompts: {{ tts: {{ trials: [ {trials} ] }} }}\n").ShouldHaveSingleItem();

        told.ShouldStartWith(problem);
        if (!problem.Contains("is missing", StringComparison.Ordinal))
            told.ShouldEndWith("(config.yaml line 20)");
    }

    [Fact]
    public void A_value_in_the_place_of_the_trials_is_a_problem() =>
        TestConfiguration.ProblemsOf($"{TestConfiguration.Least}prompts: {{ tts: {{ trials: brisk }} }}\n").ShouldBe(["prompts.tts.trials: expected a list (config.yaml line 20)"]);

    [Fact]
    public void Trials_may_come_from_the_environment()
    {
        using var configuration = new TestConfiguration(
            TestConfiguration.Least, null, ("PROMPTS:TTS:TRIALS:0:PROMPT", "hello_tpl"), ("PROMPTS:TTS:TRIALS:0:NAME", "b"), ("PROMPTS:TTS:TRIALS:0:PERCENT", "100"), ("PROMPTS:TTS:TRIALS:0:TEXTS:0", "Yes?"));
        configuration.Problems().ShouldBeEmpty();

        Hello(configuration.Services.GetRequiredService<SpokenPrompts>(), "+14255550100").ShouldBe("Yes?");
    }

    private static Dictionary<string, string> Recorded(string name) => new(StringComparer.Ordinal) { ["prompts.tts.hello_tpl"] = name };

    private static string Hello(SpokenPrompts prompts, string number, IReadOnlyDictionary<string, string>? recorded = null) =>
        prompts.For(number, recorded ?? Unrecorded).Pick(SpokenPrompt.Hello, "en-US", Guid.Empty, Values);

    private static IEnumerable<string> Numbers(int count) =>
        Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"+3361{number:0000000}"));

    private static SpokenPrompts Read(string yaml)
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least + yaml);
        configuration.Problems().ShouldBeEmpty();
        return configuration.Services.GetRequiredService<SpokenPrompts>();
    }
}
