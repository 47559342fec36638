namespace CallCenter.MediaEdge.Endpointing;

/// <summary>How much the caller's words look like all they want to say.</summary>
internal enum Completeness
{
    /// <summary>They break off: more is to come.</summary>
    Unfinished,

    /// <summary>They say nothing about it.</summary>
    Open,

    /// <summary>A sentence has ended; another may follow.</summary>
    Sentence,

    /// <summary>What was asked for is there, as a whole.</summary>
    Answer,

    /// <summary>A sign of listening, such as "mm-hm": the caller does not want the floor.</summary>
    Backchannel,
}
