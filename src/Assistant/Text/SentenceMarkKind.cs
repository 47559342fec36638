namespace CallCenter.Assistant.Text;

/// <summary>What a position in a text ends.</summary>
internal enum SentenceMarkKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Cannot be told before more of the text is there.</summary>
    Undecided,

    /// <summary>A clause.</summary>
    Clause,

    /// <summary>A sentence.</summary>
    Sentence,
}
