using CallCenter.Contracts.Calls;

namespace CallCenter.Contracts.Notifications;

/// <summary>Event: a text message came in. Published by the Api from the gateway's webhook. May come twice.</summary>
public sealed record SmsReceived
{
    /// <summary>Derived from the gateway's message id, so equal for a repeated delivery.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>Sender.</summary>
    public required PhoneNumber From { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
