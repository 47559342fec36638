namespace CallCenter.Assistant.Chat;

/// <summary>What becomes of a sentence of the model.</summary>
internal enum SentenceVerdict
{
    /// <summary>It is said.</summary>
    Say,

    /// <summary>It was said before in this answer, or says nothing.</summary>
    Drop,

    /// <summary>Neither it nor anything that follows is said.</summary>
    Stop,
}
