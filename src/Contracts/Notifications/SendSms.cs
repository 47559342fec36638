using CallCenter.Contracts.Calls;

namespace CallCenter.Contracts.Notifications;

/// <summary>
/// Command: send a text message. Sent by the media edge (the assistant's tool), the saga or a worker to the notification worker,
/// which answers with <see cref="SmsSent"/> or <see cref="SmsFailed"/>. May come twice; <see cref="SmsId"/> makes it one message.
/// </summary>
public sealed record SendSms
{
    /// <summary>Identity of the message, the key under which the provider sees retries.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>The call it belongs to.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Receiver.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>Short code of the language it is in.</summary>
    public required string Language { get; init; }

    /// <summary>False for messages that are not part of the conversation with the caller, such as the brief for an agent.</summary>
    public bool ToCaller { get; init; } = true;
}
