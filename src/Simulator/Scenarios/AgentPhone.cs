namespace CallCenter.Simulator.Scenarios;

/// <summary>What the human agent's phone does when the call is transferred to it.</summary>
internal enum AgentPhone
{
    /// <summary>The scenario has no agent of its own; the product uses the number of its configuration.</summary>
    None,

    /// <summary>The agent picks up.</summary>
    PickUp,

    /// <summary>The agent's line is busy.</summary>
    Busy,

    /// <summary>Nobody picks up.</summary>
    NoAnswer,
}
