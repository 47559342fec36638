using System.Net.Mime;
using CallCenter.Platform.Persistence;
using MassTransit.Serialization;
using MassTransit;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>Makes of a row of the outbox the message it was, with its ids, addresses and headers.</summary>
internal sealed class StoredMessagePipe(OutboxRecord record, Uri destination) : IPipe<SendContext>
{
    public Task Send(SendContext context)
    {
        var contentType = new ContentType(record.ContentType);
        var deserializer = context.Serialization.GetMessageDeserializer(contentType);
        var body = deserializer.GetMessageBody(record.Body);
        var stored = deserializer.Deserialize(body, EmptyHeaders.Instance, destination);
        context.MessageId = record.MessageId;
        context.RequestId = stored.RequestId;
        context.ConversationId = stored.ConversationId;
        context.CorrelationId = stored.CorrelationId;
        context.InitiatorId = stored.InitiatorId;
        context.SourceAddress = stored.SourceAddress;
        context.ResponseAddress = stored.ResponseAddress;
        context.FaultAddress = stored.FaultAddress;
        context.SupportedMessageTypes = stored.SupportedMessageTypes;
        foreach (var (name, value) in stored.Headers.GetAll())
            context.Headers.Set(name, value);
        context.Headers.Set(Deliveries.RowHeader, record.Id);
        context.Serializer = new CopyBodySerializer(contentType, body);
        return Task.CompletedTask;
    }

    public void Probe(ProbeContext context) => context.CreateScope("stored");
}
