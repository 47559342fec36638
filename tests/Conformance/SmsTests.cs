using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Conformance;

/// <summary>The official SMS SDK for JavaScript sends through the simulator.</summary>
public sealed class SmsTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Messages_are_taken_recipient_by_recipient_and_wrong_ones_refused()
    {
        const string to = "+14255558001";
        var answer = await NodeScript.RunAsync("sms/send.mjs", new { connectionString = simulator.ConnectionString, to });

        using var http = new HttpClient();
        var sent = await http.GetFromJsonAsync<JsonArray>(
            new Uri($"{simulator.Url}/simulator/sms?to={Uri.EscapeDataString(to)}"), TestContext.Current.CancellationToken);
        sent!.Count.ShouldBe(1);
        ((string?)sent[0]!["message"]).ShouldBe("Your appointment is confirmed.");
        ((string?)sent[0]!["message_id"]).ShouldBe((string?)answer!["messageId"]);

        var report = await simulator.Product.NextAsync(
            "Microsoft.Communication.SMSDeliveryReportReceived",
            data => (string?)data["to"],
            to,
            TestContext.Current.CancellationToken);
        ((string?)report["tag"]).ShouldBe("appt-1");
    }
}
