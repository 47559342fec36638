using CallCenter.Simulator.Evaluation;
using CallCenter.Simulator.Scenarios;
using CallCenter.Testing;

namespace CallCenter.Simulator.Tests.Evaluation;

public sealed class SuiteReaderTests
{
    [Fact]
    public void A_case_has_its_own_measures_and_those_of_the_suite()
    {
        var suite = SuiteReader.Read(
            """
            name: small
            forbidden: guarantee
            longest_words: 60
            cases:
              - scenario: it-support
                language: en-US
                tools: [updated_claim]
                unwanted_tools: talk_to_human
                forbidden: [free]
                facts: {caller_name: Kevyn Miller, first_seen: {when: yesterday 09:00}, injuries: }
              - scenario: own.yaml
                longest_words: 20
            """,
            "small.yaml");

        suite.Name.ShouldBe("small");
        var first = suite.Cases[0];
        first.Forbidden.Select(pattern => pattern.ToString()).ShouldBe(["guarantee", "free"]);
        first.LongestWords.ShouldBe(60);
        first.UnwantedTools.ShouldBe(["talk_to_human"]);
        first.Facts["caller_name"].Text.ShouldBe("Kevyn Miller");
        first.Facts["first_seen"].When.ShouldNotBeNull();
        first.Facts["injuries"].Missing.ShouldBeTrue();
        suite.Cases[1].LongestWords.ShouldBe(20);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_with_their_lines()
    {
        var refused = Should.Throw<InvalidScenarioException>(() => SuiteReader.Read(
            """
            nam: x
            cases:
              - scenaro: it-support
                facts: {first_seen: {when: soon}}
              - scenario: a
              - scenario: a
            """,
            "bad.yaml"));

        refused.Message.ShouldContain("line 1: nam: unknown key; did you mean name?");
        refused.Message.ShouldContain("cases[0].scenaro: unknown key; did you mean scenario?");
        refused.Message.ShouldContain("cases[0].facts.first_seen.when: must look like");
        refused.Message.ShouldContain("scenario a stands in more than one case");
    }

    [Theory]
    [InlineData("[]", "a suite is one YAML document")]
    [InlineData("name: x", "expected at least one case")]
    [InlineData("name: [", "not valid YAML")]
    public void What_is_no_suite_is_refused(string yaml, string problem) =>
        Should.Throw<InvalidScenarioException>(() => SuiteReader.Read(yaml, "bad.yaml")).Message.ShouldContain(problem);

    [Fact]
    public void The_suite_that_ships_is_right_and_knows_its_scenarios()
    {
        var file = Repository.PathOf("suites/everyday.yaml");
        var library = new ScenarioLibrary(Repository.PathOf("scenarios"));

        foreach (var one in SuiteReader.Read(File.ReadAllText(file), file).Cases)
            library.Names.Contains(one.Scenario, StringComparer.Ordinal).ShouldBeTrue(one.Scenario);
    }
}
