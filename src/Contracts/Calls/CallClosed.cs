namespace CallCenter.Contracts.Calls;

/// <summary>
/// Event: the call is over and its last turn is stored. Published once by the call saga; the insights and notification workers act on it.
/// </summary>
public sealed record CallClosed
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The conversation that the call belongs to.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The caller's or callee's number.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>Why it ended.</summary>
    public required CloseReason Reason { get; init; }

    /// <summary>Whether the caller said or keyed anything in this call; without it there is nothing to summarise.</summary>
    public required bool CallerSpoke { get; init; }

    /// <summary>Short code of the language last spoken.</summary>
    public required string Language { get; init; }

    /// <summary>From connected to disconnected; zero where the call never connected.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset ClosedAt { get; init; }
}
