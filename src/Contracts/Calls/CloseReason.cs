namespace CallCenter.Contracts.Calls;

/// <summary>Why a call ended.</summary>
public enum CloseReason
{
    /// <summary>The assistant said goodbye and hung up.</summary>
    AssistantHungUp,

    /// <summary>The caller put the receiver down.</summary>
    CallerHungUp,

    /// <summary>A supervisor ended the call.</summary>
    SupervisorHungUp,

    /// <summary>The call was handed to a human agent.</summary>
    Transferred,

    /// <summary>The callee's line was busy.</summary>
    Busy,

    /// <summary>The callee declined.</summary>
    Declined,

    /// <summary>Nobody picked up before the ring timeout.</summary>
    NoAnswer,

    /// <summary>The caller stayed silent through all warnings.</summary>
    Silence,

    /// <summary>The maximum duration of a call was reached.</summary>
    MaximumDuration,

    /// <summary>The telephone service or the network failed.</summary>
    Failed,
}
