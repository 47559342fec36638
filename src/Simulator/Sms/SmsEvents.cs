using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.EventGrid;

namespace CallCenter.Simulator.Sms;

/// <summary>Tells the product about messages through Event Grid. Numbers go out without a plus sign, as the service writes them there.</summary>
internal sealed class SmsEvents(EventGridPublisher eventGrid, SimulatorOptions options, TimeProvider time)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>Somebody texts the call center.</summary>
    /// <returns>The message id, or null when the product did not take the event.</returns>
    public async Task<string?> ReceiveAsync(string from, string message)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var id = $"Incoming_{now:yyyyMMddHHmmss}{Guid.NewGuid()}";
        var taken = await eventGrid.PublishAsync(
            "Microsoft.Communication.SMSReceived",
            $"/phonenumber/{Bare(options.AcsPhoneNumber)}",
            new JsonObject
            {
                ["messageId"] = id,
                ["from"] = Bare(from),
                ["to"] = Bare(options.AcsPhoneNumber),
                ["message"] = message,
                ["receivedTimestamp"] = now.ToString(TimeFormat, CultureInfo.InvariantCulture),
                ["segmentCount"] = (message.Length / 160) + 1,
            });
        return taken ? id : null;
    }

    /// <summary>In the background: the message has arrived.</summary>
    public void ReportDelivery(SmsMessage sent)
    {
        var at = time.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var data = new JsonObject
        {
            ["messageId"] = sent.MessageId,
            ["from"] = Bare(sent.From),
            ["to"] = sent.To,
            ["deliveryStatus"] = "Delivered",
            ["deliveryStatusDetails"] = "No error.",
            ["receivedTimestamp"] = at,
            ["deliveryAttempts"] = new JsonArray(new JsonObject { ["timestamp"] = at, ["segmentsSucceeded"] = 1, ["segmentsFailed"] = 0 }),
        };
        if (sent.Tag is not null)
            data["tag"] = sent.Tag;
        _ = eventGrid.PublishAsync("Microsoft.Communication.SMSDeliveryReportReceived", $"/phonenumber/{Bare(sent.From)}", data);
    }

    private static string Bare(string number) => number.TrimStart('+');
}
