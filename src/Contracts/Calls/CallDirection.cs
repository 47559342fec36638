namespace CallCenter.Contracts.Calls;

/// <summary>Who called whom.</summary>
public enum CallDirection
{
    /// <summary>We dialled.</summary>
    Outbound,

    /// <summary>The caller dialled.</summary>
    Inbound,
}
