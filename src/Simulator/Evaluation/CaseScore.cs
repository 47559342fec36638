using System.Text.Json.Serialization;

namespace CallCenter.Simulator.Evaluation;

/// <summary>How a model did in one conversation.</summary>
internal sealed record CaseScore
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The product's id of the call; null where it came to none.</summary>
    public string? CallId { get; init; }

    /// <summary>Facts asked for.</summary>
    public int Facts { get; init; }

    /// <summary>Facts noted to the letter.</summary>
    public int FactsExact { get; init; }

    /// <summary>Facts noted in other letters, the exact ones included.</summary>
    public int FactsMeant { get; init; }

    /// <summary>Share of the assistant's messages in the right language, 0 to 1, of those whose language can be told; null where none is asked for.</summary>
    public double? Language { get; init; }

    /// <summary>Words of the longest message.</summary>
    public int LongestWords { get; init; }

    /// <summary>Words of a message on average.</summary>
    public double MeanWords { get; init; }

    /// <summary>Turns the person had to take.</summary>
    public int Turns { get; init; }

    /// <summary>Mark of the judge, 1 to 5; null without one.</summary>
    public int? Judge { get; init; }

    /// <summary>Why the judge gave it.</summary>
    public string? JudgeReason { get; init; }

    /// <summary>Everything that was not as it must be; a judge's mark never is among it.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Nothing was wrong.</summary>
    [JsonPropertyOrder(-1)]
    public bool Ok => Faults.Count == 0;
}
