namespace CallCenter.Contracts.Calls;

/// <summary>Event for others: a human agent has taken the call. Published once by the call saga.</summary>
public sealed record CallTransferred
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The conversation that the call belongs to.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The agent's number.</summary>
    public required PhoneNumber AgentPhoneNumber { get; init; }
}
