using CallCenter.Simulator.Sms;
using CallCenter.Simulator.Tests.Telephony;

namespace CallCenter.Simulator.Tests.Sms;

public sealed class SmsEventTests : IAsyncDisposable
{
    private readonly TestExchange _exchange = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task An_incoming_message_reaches_the_product_with_bare_numbers()
    {
        var id = await Events().ReceiveAsync("+14255550321", "Where are you?");
        var received = await _exchange.Product.NextAsync();
        ((string?)received["eventType"]).ShouldBe("Microsoft.Communication.SMSReceived");
        ((string?)received["subject"]).ShouldBe("/phonenumber/14255550199");
        ((string?)received["data"]!["messageId"]).ShouldBe(id);
        ((string?)received["data"]!["from"]).ShouldBe("14255550321");
        ((string?)received["data"]!["message"]).ShouldBe("Where are you?");
    }

    [Fact]
    public async Task A_delivery_is_reported_with_its_tag()
    {
        Events().ReportDelivery(new SmsMessage("Outgoing_1", "+14255550199", "+14255550321", "Hi", "appt-1", _exchange.Time.GetUtcNow()));
        var report = await _exchange.Product.NextAsync();
        ((string?)report["eventType"]).ShouldBe("Microsoft.Communication.SMSDeliveryReportReceived");
        ((string?)report["data"]!["deliveryStatus"]).ShouldBe("Delivered");
        ((string?)report["data"]!["tag"]).ShouldBe("appt-1");
    }

    private SmsEvents Events() => new(_exchange.EventGrid, new SimulatorOptions(), _exchange.Time);
}
