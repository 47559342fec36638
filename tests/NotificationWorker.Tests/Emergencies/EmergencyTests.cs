using CallCenter.Contracts.Notifications;
using CallCenter.NotificationWorker.Tests.Hosting;

namespace CallCenter.NotificationWorker.Tests.Emergencies;

public sealed class EmergencyTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    private readonly EmergencyReported emergency = new()
    {
        EmergencyId = Guid.NewGuid(),
        CallId = Guid.NewGuid(),
        Reason = "Fire",
        Location = "12 rue de la Paix, Paris",
        Contact = "Amélie",
        Service = "fire brigade",
    };

    [Fact]
    public async Task The_webhook_is_told_in_JSON_under_a_key_of_the_emergency()
    {
        await using var webhook = await Listener.StartAsync((204, ""));
        await using var worker = await Worker.StartAsync(Nowhere, new Uri(webhook.Url, "/emergencies?from=callcenter"));

        await worker.PublishAsync(emergency);
        (await worker.Bus.Consumed.Any<EmergencyReported>(TestContext.Current.CancellationToken)).ShouldBeTrue();

        var request = webhook.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target).ShouldBe(("POST", "/emergencies?from=callcenter"));
        request.Headers["Idempotency-Key"].ShouldBe(emergency.EmergencyId.ToString());
        request.Headers["Content-Type"].ShouldStartWith("application/json");
        System.Text.Json.JsonDocument.Parse(request.Body).RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString(), StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["emergency_id"] = emergency.EmergencyId.ToString(),
                ["call_id"] = emergency.CallId.ToString(),
                ["reason"] = "Fire",
                ["location"] = "12 rue de la Paix, Paris",
                ["contact"] = "Amélie",
                ["service"] = "fire brigade",
            }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_webhook_that_fails_is_tried_again_with_the_same_key()
    {
        await using var webhook = await Listener.StartAsync((500, ""), (429, ""), (200, ""));
        await using var worker = await Worker.StartAsync(Nowhere, webhook.Url);

        await worker.PublishAsync(emergency);
        await webhook.AnsweredAsync(3);

        webhook.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_emergency_without_a_webhook_is_taken_note_of()
    {
        await using var worker = await Worker.StartAsync(Nowhere);

        await worker.PublishAsync(emergency);

        (await worker.Bus.Consumed.Any<EmergencyReported>(message => message.Exception is null, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }
}
