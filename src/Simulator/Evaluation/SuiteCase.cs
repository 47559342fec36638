using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Evaluation;

/// <summary>One conversation of a suite, and what is measured in it. What is left out is not measured.</summary>
internal sealed record SuiteCase
{
    /// <summary>Name of a scenario of the simulator, or the path of a file.</summary>
    public required string Scenario { get; init; }

    /// <summary>What the claim must hold in the end, by field.</summary>
    public IReadOnlyDictionary<string, Fact> Facts { get; init; } = new Dictionary<string, Fact>(StringComparer.Ordinal);

    /// <summary>What the assistant must not say.</summary>
    public IReadOnlyList<Regex> Forbidden { get; init; } = [];

    /// <summary>Tools that it must use.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Tools that it must not use.</summary>
    public IReadOnlyList<string> UnwantedTools { get; init; } = [];

    /// <summary>Language it must speak, as a code such as <c>fr-FR</c>; only the part before the dash counts.</summary>
    public string? Language { get; init; }

    /// <summary>Words that a message of the assistant may have.</summary>
    public int? LongestWords { get; init; }
}
