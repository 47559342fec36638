namespace CallCenter.Platform.Messaging.Failures;

/// <summary>What became of a failed message that was to be sent once more.</summary>
public enum ReplayOutcome
{
    /// <summary>It is on its way again.</summary>
    Replayed,

    /// <summary>There is none with this number.</summary>
    NotThere,

    /// <summary>It stayed: its body is no message that could be sent.</summary>
    Unfit,
}
