using System.Globalization;
using CallCenter.Api.Calls;
using CallCenter.Contracts.Notifications;
using CallCenter.Platform.Messaging;
using MassTransit;

namespace CallCenter.Api.Webhooks.EventGrid;

/// <summary>Turns Event Grid's SMSReceived into the contract event.</summary>
internal sealed class IncomingTexts(IPublishEndpoint bus, TimeProvider time, ILogger<IncomingTexts> logger)
{
    /// <summary>Publishes the text; one without an id or from a sender that is no phone number (a short code) is dropped with a warning.</summary>
    public async Task TakeAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var messageId = envelope.Data.Text("messageId");
        if (string.IsNullOrEmpty(messageId) || !PhoneNumbers.TryParse(envelope.Data.Text("from"), out var from))
        {
            Log.UnusableText(logger, envelope.Id);
            return;
        }

        var received = DateTimeOffset.TryParse(envelope.Data.Text("receivedTimestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : envelope.Time ?? time.GetUtcNow();
        await bus.Publish(
            new SmsReceived { SmsId = StableId.From("sms-received", messageId), From = from, Text = envelope.Data.Text("message") ?? "", ReceivedAt = received },
            cancellationToken);
    }
}
