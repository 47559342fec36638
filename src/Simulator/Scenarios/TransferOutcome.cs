namespace CallCenter.Simulator.Scenarios;

/// <summary>How a transfer to a human is expected to end.</summary>
internal enum TransferOutcome
{
    /// <summary>The agent took the call.</summary>
    Accepted,

    /// <summary>The agent could not be reached and the caller was told.</summary>
    Failed,
}
