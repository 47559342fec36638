using System.Globalization;
using CallCenter.Simulator.Evaluation;
using Spectre.Console;

namespace CallCenter.Simulator.Cli;

/// <summary>Shows an evaluation: a row for each case, what was wrong, and the measures, beside those of an earlier one.</summary>
internal sealed class EvaluationView(IAnsiConsole console)
{
    /// <summary>Shows it.</summary>
    /// <param name="evaluation">The new one.</param>
    /// <param name="before">The one to compare with; null without.</param>
    public void Show(EvaluationReport evaluation, EvaluationReport? before)
    {
        console.Write(Cases(evaluation));
        foreach (var one in evaluation.Cases.Where(one => !one.Ok))
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{one.Scenario}[/]");
            foreach (var fault in one.Faults)
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {fault}");
        }

        foreach (var one in evaluation.Cases.Where(one => one.JudgeReason is { Length: > 0 }))
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{one.Scenario}, the judge: {one.JudgeReason}");
        console.Write(Measures(evaluation, before));
    }

    private static Table Cases(EvaluationReport evaluation)
    {
        var table = new Table().RoundedBorder().AddColumn("case");
        foreach (var name in (string[])["good", "exact", "meant", "language", "words", "longest", "turns", "judge"])
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var one in evaluation.Cases)
        {
            table.AddRow(
                Markup.Escape(one.Scenario),
                one.Ok ? "[green]yes[/]" : "[red]no[/]",
                Of(one.FactsExact, one.Facts),
                Of(one.FactsMeant, one.Facts),
                one.Language is { } share ? share.ToString("P0", CultureInfo.InvariantCulture) : "–",
                Number(one.MeanWords),
                Number(one.LongestWords),
                Number(one.Turns),
                one.Judge is { } mark ? Number(mark) : "–");
        }

        return table;
    }

    private static Table Measures(EvaluationReport evaluation, EvaluationReport? before)
    {
        var table = new Table().RoundedBorder().AddColumn("measure").AddColumn(new TableColumn(Markup.Escape(evaluation.Label ?? "now")).RightAligned());
        if (before is not null)
            table.AddColumn(new TableColumn(Markup.Escape(before.Label ?? "before")).RightAligned()).AddColumn(new TableColumn("change").RightAligned());
        foreach (var measure in evaluation.Measures)
        {
            string[] row = [measure.Name, Number(measure.Value!.Value)];
            if (before is not null)
            {
                var former = before.Measures.FirstOrDefault(other => string.Equals(other.Name, measure.Name, StringComparison.Ordinal))?.Value;
                row = [.. row, former is { } value ? Number(value) : "–", Change(measure, former)];
            }

            table.AddRow(row);
        }

        return table;
    }

    private static string Change(Measure measure, double? former)
    {
        if (former is null)
            return "–";
        var change = measure.Value!.Value - former.Value;
        if (Math.Abs(change) < 0.005)
            return "=";
        var text = change.ToString("+0.##;-0.##", CultureInfo.InvariantCulture);
        return change > 0 == measure.MoreIsBetter ? $"[green]{text}[/]" : $"[red]{text}[/]";
    }

    private static string Of(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{part}/{whole}");

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
