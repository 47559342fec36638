namespace CallCenter.Platform.Configuration;

/// <summary>The configuration cannot be used; the message lists every problem, one a line.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Creates the exception from what was found.</summary>
    public ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>What was found.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    private static string Describe(IReadOnlyList<ConfigurationProblem> problems) => string.Join(
        Environment.NewLine,
        problems
            .Select(problem => $"  {problem.Key}: {problem.Message}")
            .Prepend(problems.Count == 1 ? "The configuration has a problem:" : $"The configuration has {problems.Count} problems:"));
}
