namespace CallCenter.Platform.Persistence;

/// <summary>What is known of an effect outside.</summary>
public enum EffectOutcome
{
    /// <summary>About to be done, or done and the process died before it could say so.</summary>
    Intended,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The other side refused it; nothing happened.</summary>
    Refused,
}
