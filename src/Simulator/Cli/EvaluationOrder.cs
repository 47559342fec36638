namespace CallCenter.Simulator.Cli;

/// <summary>What was asked of <c>simulate evaluate</c> on the command line.</summary>
internal sealed record EvaluationOrder
{
    /// <summary>File of the suite.</summary>
    public required string SuiteFile { get; init; }

    /// <summary>Where the product runs.</summary>
    public required Uri Product { get; init; }

    /// <summary>Key for its API; null without one.</summary>
    public string? ProductKey { get; init; }

    /// <summary>How often each case is played.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Times real time.</summary>
    public double? Speed { get; init; }

    /// <summary>Calls at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>What is measured, for people.</summary>
    public string? Label { get; init; }

    /// <summary>Where to write the evaluation.</summary>
    public string? JsonFile { get; init; }

    /// <summary>File of an earlier evaluation to compare with.</summary>
    public string? Against { get; init; }

    /// <summary>Address of a model that marks the conversations; null without one.</summary>
    public Uri? JudgeUrl { get; init; }

    /// <summary>Name of that model.</summary>
    public string? JudgeModel { get; init; }

    /// <summary>Key for that model.</summary>
    public string? JudgeKey { get; init; }
}
