namespace CallCenter.Simulator.Runs;

/// <summary>How a batch of runs went.</summary>
/// <param name="Ok">Every verdict is good.</param>
/// <param name="Passed">Number of good verdicts.</param>
/// <param name="Failed">Number of bad ones.</param>
/// <param name="WallSeconds">Real time of the whole batch.</param>
/// <param name="AnswerGapMs">Over all calls.</param>
/// <param name="Scenarios">By scenario.</param>
internal sealed record BatchSummary(bool Ok, int Passed, int Failed, double WallSeconds, AnswerGaps AnswerGapMs, IReadOnlyList<ScenarioSummary> Scenarios);

/// <summary>How the runs of one scenario went; <see cref="FlakeRate"/> is the share that failed.</summary>
internal sealed record ScenarioSummary(string Scenario, int Runs, int Passed)
{
    /// <summary>0 for never failed, 1 for always.</summary>
    public double FlakeRate => Math.Round(1 - ((double)Passed / Runs), 4);
}
