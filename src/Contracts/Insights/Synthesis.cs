namespace CallCenter.Contracts.Insights;

/// <summary>The summary of a conversation, in the caller's language.</summary>
public sealed record Synthesis
{
    /// <summary>A few words, such as a subject line.</summary>
    public required string Short { get; init; }

    /// <summary>A summary to act on, in Markdown.</summary>
    public required string Long { get; init; }

    /// <summary>How content the caller seemed.</summary>
    public required Satisfaction Satisfaction { get; init; }

    /// <summary>What the assistant could have done better.</summary>
    public required string ImprovementSuggestions { get; init; }

    /// <summary>What the long text rests on, at most 20; null where that was not made out.</summary>
    public IReadOnlyList<Citation>? Citations { get; init; }
}
