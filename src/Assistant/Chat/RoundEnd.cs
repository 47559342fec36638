namespace CallCenter.Assistant.Chat;

/// <summary>How a round of an answer ended.</summary>
internal enum RoundEnd
{
    /// <summary>The model said what it had to say.</summary>
    Complete,

    /// <summary>The content filter refused.</summary>
    Filtered,

    /// <summary>No model answered.</summary>
    Failed,
}
