namespace CallCenter.Contracts.Notifications;

/// <summary>
/// Event: the assistant asks for the emergency services. Published by the media edge once the announcement was heard; the notification
/// worker posts it to the configured webhook. May come twice; <see cref="EmergencyId"/> makes it one.
/// </summary>
public sealed record EmergencyReported
{
    /// <summary>Identity of the report.</summary>
    public required Guid EmergencyId { get; init; }

    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>What happened.</summary>
    public required string Reason { get; init; }

    /// <summary>Where.</summary>
    public required string Location { get; init; }

    /// <summary>Whom to speak to on the spot.</summary>
    public required string Contact { get; init; }

    /// <summary>Which service is needed.</summary>
    public required string Service { get; init; }
}
