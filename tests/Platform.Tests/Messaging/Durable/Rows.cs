using System.Text.Json;
using CallCenter.Platform.Persistence;
using MassTransit;
using MassTransit.Serialization;

namespace CallCenter.Platform.Tests.Messaging.Durable;

/// <summary>Rows of the outbox as a process leaves them that dies after its commit.</summary>
internal static class Rows
{
    public static OutboxRecord Of(Noted message, DateTimeOffset due, string destination = "queue:noter", string? messageType = null)
    {
        var id = Guid.NewGuid();
        var type = messageType ?? MessageUrn.ForTypeString<Noted>();
        return new OutboxRecord
        {
            MessageId = id,
            CallId = message.CallId,
            DueAt = due,
            FreeAt = due,
            Destination = destination,
            MessageType = type,
            ContentType = "application/vnd.masstransit+json",
            Body = JsonSerializer.Serialize(new { messageId = id, messageType = new[] { type }, message }, SystemTextJsonMessageSerializer.Options),
        };
    }
}
