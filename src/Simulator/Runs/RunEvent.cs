namespace CallCenter.Simulator.Runs;

/// <summary>One line of the answer to <c>POST /simulator/runs</c>. The kind is in <see cref="Event"/>; what does not belong to it is left out.</summary>
internal sealed record RunEvent
{
    /// <summary>What happened.</summary>
    public required RunEventKind Event { get; init; }

    /// <summary>Number of calls planned; with <see cref="RunEventKind.BatchStarted"/>.</summary>
    public int? Runs { get; init; }

    /// <summary>Ordinal of the run, from 1.</summary>
    public int? Run { get; init; }

    /// <summary>Name of the scenario.</summary>
    public string? Scenario { get; init; }

    /// <summary>What the run is doing; with <see cref="RunEventKind.RunProgress"/>.</summary>
    public RunPhase? Phase { get; init; }

    /// <summary>How the run went; with <see cref="RunEventKind.RunFinished"/>.</summary>
    public RunResult? Result { get; init; }

    /// <summary>How all went; with <see cref="RunEventKind.BatchFinished"/>.</summary>
    public BatchSummary? Summary { get; init; }
}

/// <summary>Kinds of <see cref="RunEvent"/>.</summary>
internal enum RunEventKind
{
    /// <summary>First line.</summary>
    BatchStarted,

    /// <summary>A run entered a phase.</summary>
    RunProgress,

    /// <summary>A run has its verdict.</summary>
    RunFinished,

    /// <summary>Last line.</summary>
    BatchFinished,
}

/// <summary>What a run is doing.</summary>
internal enum RunPhase
{
    /// <summary>The call is being placed.</summary>
    Dialling,

    /// <summary>They talk.</summary>
    Talking,

    /// <summary>The call is over for the person; the product is given time to store it.</summary>
    Settling,
}
