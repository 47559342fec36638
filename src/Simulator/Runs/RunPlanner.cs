using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Runs;

/// <summary>Turns a request into the calls to make.</summary>
internal sealed class RunPlanner(ScenarioLibrary library, NumberPlan numbers)
{
    /// <summary>The calls, in the order in which they start.</summary>
    /// <exception cref="UnknownScenarioException">A name is unknown.</exception>
    /// <exception cref="InvalidScenarioException">A scenario is wrong.</exception>
    public IReadOnlyList<PlannedRun> Plan(RunRequest request)
    {
        ScenarioText[] texts = [.. request.Scenarios.Select(library.Text), .. request.Inline.Select(inline => new ScenarioText(inline.Yaml, inline.Source))];
        var count = request.Calls ?? texts.Length * request.Repeat;
        var step = request.Calls is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds((double)request.RampMs / count);
        return [.. Enumerable.Range(0, count).Select(i => Plan(texts[i % texts.Length], i, i / texts.Length, step * i, request.Speed))];
    }

    private PlannedRun Plan(ScenarioText text, int index, int repetition, TimeSpan startAfter, double? speed)
    {
        var canary = Canary.Fresh();
        var scenario = text.Read(canary);
        return new PlannedRun
        {
            Index = index + 1,
            Scenario = scenario,
            Seed = scenario.Seed + repetition,
            Speed = speed ?? scenario.Speed,
            PhoneNumber = scenario.Number ?? numbers.Next(),
            AgentNumber = numbers.Next(),
            Canary = canary,
            StartAfter = startAfter,
        };
    }
}
