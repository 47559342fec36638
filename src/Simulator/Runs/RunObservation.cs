using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Runs;

/// <summary>All that is known about a call once it is over, from both ends.</summary>
internal sealed record RunObservation
{
    /// <summary>What was to be played.</summary>
    public required PlannedRun Plan { get; init; }

    /// <summary>The person's side.</summary>
    public required CallerRecord Caller { get; init; }

    /// <summary>What the product's API says; <see langword="null"/> if it knows no such call.</summary>
    public CallView? Call { get; init; }

    /// <summary>The human agent's phone of this run was picked up.</summary>
    public bool AgentConnected { get; init; }

    /// <summary>The human agent's phone of this run has rung.</summary>
    public bool AgentRang { get; init; }

    /// <summary>Texts of the SMS that were sent to the person.</summary>
    public IReadOnlyList<string> Sms { get; init; } = [];

    /// <summary>What went wrong outside of the talk, such as an API that cannot be reached.</summary>
    public string? Failure { get; init; }
}
