namespace CallCenter.Contracts.Notifications;

/// <summary>Event: a text message was refused for good. Published by the notification worker. May come twice.</summary>
public sealed record SmsFailed
{
    /// <summary>Identity of the message.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>The call it belongs to.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Why, without the number or the words.</summary>
    public required string Reason { get; init; }
}
