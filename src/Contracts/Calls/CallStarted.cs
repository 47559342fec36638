namespace CallCenter.Contracts.Calls;

/// <summary>Event for others: both parties are on the line. Published once by the call saga.</summary>
public sealed record CallStarted
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The conversation that the call belongs to.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Who called whom.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>When the line was connected.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }
}
