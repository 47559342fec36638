using System.Globalization;
using CallCenter.Simulator.Runs;
using Spectre.Console;

namespace CallCenter.Simulator.Cli;

/// <summary>A progress bar while calls run, then a table of scenarios and the reasons of what failed.</summary>
internal sealed class TerminalView(IAnsiConsole console) : IRunView
{
    private readonly List<RunResult> _results = [];
    private BatchSummary? _summary;

    /// <inheritdoc/>
    public async Task ShowAsync(IAsyncEnumerable<RunEvent> events)
    {
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(progress => FollowAsync(progress.AddTask("calls"), events));
        if (_summary is not { } summary)
            return;
        console.Write(Table(summary));
        foreach (var result in _results.Where(result => !result.Ok).OrderBy(result => result.Run))
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{result.Scenario}[/] (call {result.Run})");
            foreach (var reason in result.Reasons)
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {reason}");
        }

        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, summary.Ok
            ? (FormattableString)$"[green]{summary.Passed} good[/] in {summary.WallSeconds:0.0} s"
            : $"[red]{summary.Failed} failed[/], {summary.Passed} good in {summary.WallSeconds:0.0} s");
    }

    private async Task FollowAsync(ProgressTask bar, IAsyncEnumerable<RunEvent> events)
    {
        var talking = 0;
        await foreach (var happened in events)
        {
            if (happened.Runs is { } runs)
                bar.MaxValue = runs;
            talking += happened.Phase switch { RunPhase.Talking => 1, _ => 0 };
            if (happened.Result is { } result)
            {
                _results.Add(result);
                talking -= result.CallSeconds > 0 ? 1 : 0;
                bar.Increment(1);
            }

            _summary = happened.Summary ?? _summary;
            bar.Description = string.Create(CultureInfo.InvariantCulture, $"{_results.Count}/{bar.MaxValue:0} calls, {Math.Max(0, talking)} talking");
        }
    }

    private Table Table(BatchSummary summary)
    {
        var table = new Table().RoundedBorder();
        table.AddColumn("scenario");
        foreach (var name in (string[])["calls", "good", "turns", "call s", "wall s", "gap p50 / p95 ms", "real p50 / p95 ms"])
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var scenario in summary.Scenarios)
        {
            RunResult[] results = [.. _results.Where(result => string.Equals(result.Scenario, scenario.Scenario, StringComparison.Ordinal))];
            var gaps = results.Select(result => result.AnswerGapMs).Where(gaps => gaps.Count > 0).ToList();
            table.AddRow(
                Markup.Escape(scenario.Scenario),
                scenario.Runs.ToString(CultureInfo.InvariantCulture),
                scenario.Passed == scenario.Runs ? $"[green]{scenario.Passed}[/]" : $"[red]{scenario.Passed}[/]",
                Number(results.Average(result => result.Turns)),
                Number(results.Average(result => result.CallSeconds)),
                Number(results.Average(result => result.WallSeconds)),
                Gaps(gaps, gap => gap.CallP50, gap => gap.CallP95),
                Gaps(gaps, gap => gap.WallP50, gap => gap.WallP95));
        }

        return table;
    }

    private static string Gaps(List<AnswerGaps> gaps, Func<AnswerGaps, double> middle, Func<AnswerGaps, double> high)
        => gaps.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{gaps.Average(middle):0} / {gaps.Max(high):0}");

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
