namespace CallCenter.Contracts.Conversation;

/// <summary>Something to be done later.</summary>
public sealed record Reminder
{
    /// <summary>Short name; a reminder with the same title replaces the earlier one.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Description { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>By whom: <c>assistant</c>, <c>customer</c>, or any other name.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was noted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
