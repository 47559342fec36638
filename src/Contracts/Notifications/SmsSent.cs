using CallCenter.Contracts.Calls;

namespace CallCenter.Contracts.Notifications;

/// <summary>Event: the provider has taken a text message. Published by the notification worker; the saga stores it. May come twice.</summary>
public sealed record SmsSent
{
    /// <summary>Identity of the message.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>The call it belongs to.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Receiver.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>Messages that networks make of it, and providers bill.</summary>
    /// <value>From 1, the default.</value>
    public int Parts { get; init; } = 1;

    /// <summary>Short code of the language it is in.</summary>
    public required string Language { get; init; }

    /// <summary>Whether it is part of the conversation with the caller.</summary>
    public required bool ToCaller { get; init; }

    /// <summary>When the provider took it.</summary>
    public required DateTimeOffset SentAt { get; init; }
}
