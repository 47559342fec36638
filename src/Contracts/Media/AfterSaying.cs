namespace CallCenter.Contracts.Media;

/// <summary>What the edge does once a <see cref="SayToCaller"/> was heard.</summary>
public enum AfterSaying
{
    /// <summary>The conversation goes on.</summary>
    Listen,

    /// <summary>The saga is asked to hang up.</summary>
    HangUp,

    /// <summary>The saga is asked to transfer the call.</summary>
    Transfer,
}
