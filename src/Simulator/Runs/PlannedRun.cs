using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Runs;

/// <summary>One call to be made.</summary>
internal sealed record PlannedRun
{
    /// <summary>Ordinal within the batch, from 1.</summary>
    public required int Index { get; init; }

    /// <summary>What is played, with its canary filled in.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Of all random choices.</summary>
    public required int Seed { get; init; }

    /// <summary>Times real time.</summary>
    public required double Speed { get; init; }

    /// <summary>The person's number, E.164; no other run uses it, so no conversation of another run is resumed.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The human agent's number of this run alone.</summary>
    public required string AgentNumber { get; init; }

    /// <summary>A word that appears in no other run.</summary>
    public required string Canary { get; init; }

    /// <summary>When to start, from the beginning of the batch, in real time.</summary>
    public required TimeSpan StartAfter { get; init; }
}
