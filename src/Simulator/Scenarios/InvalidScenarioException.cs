namespace CallCenter.Simulator.Scenarios;

/// <summary>A scenario cannot be used; lists every problem with its line.</summary>
internal sealed class InvalidScenarioException(string source, IReadOnlyList<ScenarioProblem> problems)
    : Exception($"{source}: {string.Join("; ", problems)}")
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<ScenarioProblem> Problems { get; } = problems;
}
