namespace CallCenter.Platform.Effects;

/// <summary>What the ledger knows of an effect that somebody is about to bring about.</summary>
public enum EffectStanding
{
    /// <summary>Never tried: to be done.</summary>
    New,

    /// <summary>
    /// Tried, nobody knows with what success, and so lately that the other side knows a repetition: to be done again, as the same request.
    /// </summary>
    Repeatable,

    /// <summary>Tried, nobody knows with what success, and too long ago to be repeated: to be asked for, not to be done.</summary>
    Doubtful,

    /// <summary>Done: all that is left is to tell so.</summary>
    Done,

    /// <summary>Refused by the other side: all that is left is to tell so.</summary>
    Refused,
}
