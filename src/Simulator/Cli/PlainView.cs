using System.Globalization;
using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Cli;

/// <summary>One line per finished call and a last line for all; for files, pipes and build logs.</summary>
internal sealed class PlainView(TextWriter output) : IRunView
{
    /// <inheritdoc/>
    public async Task ShowAsync(IAsyncEnumerable<RunEvent> events)
    {
        var count = 0;
        await foreach (var happened in events)
        {
            count = happened.Runs ?? count;
            if (happened.Result is { } result)
                await ShowAsync(result, count);
            if (happened.Summary is { } summary)
                await ShowAsync(summary);
        }
    }

    private async Task ShowAsync(RunResult result, int count)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(result.Ok ? "ok    " : "FAILED")} {result.Run}/{count} {result.Scenario}: {result.Turns} turns, {result.CallSeconds:0.0} s of call in {result.WallSeconds:0.0} s{Gaps(result.AnswerGapMs)}"));
        foreach (var reason in result.Reasons)
            await output.WriteLineAsync($"       {reason}");
    }

    private async Task ShowAsync(BatchSummary summary)
    {
        foreach (var scenario in summary.Scenarios.Where(scenario => scenario.Passed < scenario.Runs))
            await output.WriteLineAsync($"{scenario.Scenario}: {scenario.Runs - scenario.Passed} of {scenario.Runs} failed");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Passed} good, {summary.Failed} failed in {summary.WallSeconds:0.0} s{Gaps(summary.AnswerGapMs)}"));
    }

    private static string Gaps(AnswerGaps gaps) => gaps.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $", answer gap p50 {gaps.CallP50:0} / p95 {gaps.CallP95:0} ms of call time, {gaps.WallP50:0} / {gaps.WallP95:0} ms real");
}
