using CallCenter.Simulator.Cli;
using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Tests.Cli;

public sealed class PlainViewTests
{
    [Fact]
    public async Task Each_call_is_a_line_and_each_reason_another()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await new PlainView(output).ShowAsync(Events());

        output.ToString().ShouldBe("""
            ok     1/2 good: 3 turns, 41.5 s of call in 4.2 s, answer gap p50 900 / p95 1200 ms of call time, 90 / 120 ms real
            FAILED 2/2 bad: 0 turns, 0.0 s of call in 1.0 s
                   the call was never connected
            bad: 1 of 1 failed
            1 good, 1 failed in 5.2 s, answer gap p50 900 / p95 1200 ms of call time, 90 / 120 ms real

            """.ReplaceLineEndings("\n"));
    }

    private static async IAsyncEnumerable<RunEvent> Events()
    {
        var gaps = new AnswerGaps(3, 900, 1200, 90, 120);
        await Task.CompletedTask;
        yield return new RunEvent { Event = RunEventKind.BatchStarted, Runs = 2 };
        yield return Finished(new RunResult { Run = 1, Scenario = "good", PhoneNumber = "", Reasons = [], Turns = 3, CallSeconds = 41.5, WallSeconds = 4.2, AnswerGapMs = gaps });
        yield return Finished(new RunResult { Run = 2, Scenario = "bad", PhoneNumber = "", Reasons = ["the call was never connected"], WallSeconds = 1 });
        yield return new RunEvent
        {
            Event = RunEventKind.BatchFinished,
            Summary = new BatchSummary(false, 1, 1, 5.2, gaps, [new ScenarioSummary("bad", 1, 0), new ScenarioSummary("good", 1, 1)]),
        };
    }

    private static RunEvent Finished(RunResult result) => new() { Event = RunEventKind.RunFinished, Result = result };
}
