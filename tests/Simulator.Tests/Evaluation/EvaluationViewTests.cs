using CallCenter.Simulator.Cli;
using CallCenter.Simulator.Evaluation;
using Spectre.Console;

namespace CallCenter.Simulator.Tests.Evaluation;

public sealed class EvaluationViewTests
{
    [Fact]
    public void Two_evaluations_are_set_side_by_side_with_their_change()
    {
        var before = Report(new CaseScore { Scenario = "a", Facts = 4, FactsExact = 2, FactsMeant = 4, MeanWords = 20, Turns = 5, Faults = [] }) with { Label = "small model" };
        var now = Report(new CaseScore { Scenario = "a", Facts = 4, FactsExact = 3, FactsMeant = 4, MeanWords = 26, Turns = 5, Faults = ["said too much"] });

        var shown = Shown(now, before);

        shown.ShouldContain("small model");
        shown.ShouldMatch(@"good\W+0\W+1\W+-1\b");
        shown.ShouldMatch(@"facts exact\W+0\.75\W+0\.5\W+\+0\.25\b");
        shown.ShouldMatch(@"facts meant\W+1\W+1\W+=");
        shown.ShouldMatch(@"words a message\W+26\W+20\W+\+6\b");
        shown.ShouldContain("said too much");
    }

    [Fact]
    public void What_was_not_measured_is_left_out()
    {
        var shown = Shown(Report(new CaseScore { Scenario = "a", Faults = [] }), before: null);

        shown.ShouldNotContain("facts");
        shown.ShouldNotContain("change");
    }

    private static EvaluationReport Report(params CaseScore[] cases) => new() { Suite = "s", StartedAt = DateTimeOffset.UnixEpoch, Cases = cases };

    private static string Shown(EvaluationReport now, EvaluationReport? before)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        new EvaluationView(console).Show(now, before);
        return text.ToString();
    }
}
