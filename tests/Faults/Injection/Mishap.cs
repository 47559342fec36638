namespace CallCenter.Faults.Injection;

/// <summary>Something that goes wrong on the way without a crash.</summary>
internal enum Mishap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It comes later than it could, possibly after its successors.</summary>
    Late,

    /// <summary>It comes twice.</summary>
    Twice,

    /// <summary>It is refused as if the other side had no time (503); nothing happens.</summary>
    Refused,

    /// <summary>It happens, but the answer gets lost, so that whoever asked believes it failed.</summary>
    AnswerLost,
}
