using System.Text.RegularExpressions;
using CallCenter.Simulator.Evaluation;
using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Tests.Evaluation;

public sealed class CaseScorerTests
{
    private static readonly RunResult Run = new() { Run = 1, Scenario = "it-support", PhoneNumber = "+999000000000001", CallId = "1", Reasons = [], Turns = 3 };

    private static readonly CallView Call = CallView.Parse("""
        {
          "call_id": "1", "created_at": "2026-11-22T10:00:00+01:00", "in_progress": false,
          "claim": {"hardware_info": "dell latitude 7440", "caller_name": "Kevyn Miller"},
          "messages": [
            {"created_at": "2026-11-22T10:00:01+01:00", "action": "talk", "persona": "assistant", "content": "What is the model of your computer?", "tool_calls": []},
            {"created_at": "2026-11-22T10:00:04+01:00", "action": "talk", "persona": "human", "content": "I guarantee it is a Dell Latitude 7440"},
            {"created_at": "2026-11-22T10:00:07+01:00", "action": "talk", "persona": "assistant", "content": "Thank you, I have that.", "tool_calls": [{"tool_id": "1", "function_name": "updated_claim", "function_arguments": "{}", "content": "done"}]},
            {"created_at": "2026-11-22T10:00:09+01:00", "action": "sms", "persona": "assistant", "content": "A guarantee: text messages are no speech, and may be as long as they like.", "tool_calls": []}
          ]
        }
        """);

    [Fact]
    public void Everything_as_it_must_be_is_good()
    {
        var score = CaseScorer.Score(
            new SuiteCase
            {
                Scenario = "it-support",
                Facts = new Dictionary<string, Fact>(StringComparer.Ordinal)
                {
                    ["hardware_info"] = new() { Text = "Dell Latitude 7440" },
                    ["caller_name"] = new() { Text = "Kevyn Miller" },
                    ["first_seen"] = new() { Missing = true },
                },
                Forbidden = [new Regex("guarantee", RegexOptions.NonBacktracking)],
                Tools = ["updated_claim"],
                UnwantedTools = ["end_call"],
                Language = "en-US",
                LongestWords = 10,
            },
            Run,
            Call);

        score.Faults.ShouldBeEmpty();
        (score.Facts, score.FactsExact, score.FactsMeant).ShouldBe((3, 2, 3));
        (score.LongestWords, score.MeanWords, score.Language, score.Turns).ShouldBe((7, 6, 1, 3));
    }

    [Fact]
    public void Each_thing_that_is_wrong_is_told()
    {
        var score = CaseScorer.Score(
            new SuiteCase
            {
                Scenario = "it-support",
                Facts = new Dictionary<string, Fact>(StringComparer.Ordinal)
                {
                    ["hardware_info"] = new() { Text = "ThinkPad" },
                    ["first_seen"] = new() { Text = "today" },
                    ["caller_name"] = new() { Missing = true },
                },
                Forbidden = [new Regex("thank you", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)],
                Tools = ["end_call"],
                UnwantedTools = ["updated_claim"],
                Language = "fr-FR",
                LongestWords = 5,
            },
            Run with { Reasons = ["did not say goodbye"] },
            Call);

        score.Faults.ShouldBe(
        [
            "did not say goodbye",
            "hardware_info is 'dell latitude 7440', expected ThinkPad",
            "first_seen is empty, expected today",
            "caller_name is 'Kevyn Miller', expected nothing",
            "said what is forbidden: /thank you/",
            "never used the tool end_call",
            "used the tool updated_claim",
            "a message has 7 words, expected at most 5",
            "0 % of the messages are in fr-FR",
        ]);
    }

    [Fact]
    public void A_call_that_the_product_does_not_have_is_a_fault()
    {
        var score = CaseScorer.Score(new SuiteCase { Scenario = "it-support" }, Run with { Reasons = ["nobody called"] }, call: null);

        score.Ok.ShouldBeFalse();
        score.Faults.ShouldBe(["nobody called", "the product has no such call"]);
    }
}
