using CallCenter.Platform.Hosting;

namespace CallCenter.Platform.Configuration;

/// <summary>The configuration cannot be used; the message lists every problem, one a line.</summary>
public sealed class ConfigurationException : StartException
{
    /// <summary>Creates the exception from what was found.</summary>
    public ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>What was found.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    private static string Describe(IReadOnlyList<ConfigurationProblem> problems) => problems is [var single]
        ? $"The configuration cannot be used: {single.Key}: {single.Message}"
        : string.Join(
            Environment.NewLine,
            problems.Select(problem => $"  {problem.Key}: {problem.Message}").Prepend($"The configuration cannot be used, it has {problems.Count} problems:"));
}
