using System.Runtime.Serialization;
using System.Text.Json;
using CallCenter.Platform.Persistence;
using MassTransit;
using MassTransit.Serialization;

namespace CallCenter.Platform.Messaging.Failures;

/// <summary>
/// Tells failed messages that can be sent once more from those that would stay in the outbox for ever and hold up what comes after
/// them, because what arrived was no envelope in the first place.
/// </summary>
internal static class ReplayFitness
{
    private static readonly SystemTextJsonMessageSerializer Serializer = new();

    public static bool IsFit(DeadLetterRecord letter)
    {
        if (!string.Equals(letter.ContentType, SystemTextJsonMessageSerializer.JsonContentType.ToString(), StringComparison.OrdinalIgnoreCase))
            return false;
        try
        {
            // As the outbox will read it; some of it is read only when it is asked for.
            var envelope = Serializer.Deserialize(new StringMessageBody(letter.Body), EmptyHeaders.Instance);
            _ = (envelope.RequestId, envelope.ConversationId, envelope.CorrelationId, envelope.InitiatorId);
            _ = (envelope.SourceAddress, envelope.ResponseAddress, envelope.FaultAddress);
            return envelope.SupportedMessageTypes.Length > 0;
        }
        catch (Exception error) when (error is SerializationException or JsonException or FormatException or ArgumentException)
        {
            return false;
        }
    }
}
