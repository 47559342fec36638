using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Notifications;
using CallCenter.NotificationWorker.Tests.Hosting;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.NotificationWorker.Tests.Sms;

public sealed class SendSmsTests
{
    private static readonly (int, string) Accepted = Recorded.Reply("send_minimal");

    [Fact]
    public async Task A_text_goes_out_in_the_shape_that_the_official_client_sends()
    {
        await using var service = await Listener.StartAsync(Accepted);
        await using var worker = await Worker.StartAsync(service.Url);
        var command = Command("Hi");

        await worker.PublishAsync(command);
        var sent = await worker.PublishedAsync<SmsSent>();

        var request = service.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe(Recorded.Target("send_with_options"));
        request.Headers["Authorization"].ShouldStartWith("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=");
        var body = JsonDocument.Parse(request.Body).RootElement;
        Shape(body).ShouldBe(Shape(Recorded.Request("send_with_options")));
        body.GetProperty("from").GetString().ShouldBe(Worker.Number);
        body.GetProperty("message").GetString().ShouldBe("Hi");
        body.GetProperty("smsSendOptions").GetProperty("tag").GetString().ShouldBe(command.CallId.ToString());
        var recipient = body.GetProperty("smsRecipients").EnumerateArray().ShouldHaveSingleItem();
        recipient.GetProperty("to").GetString().ShouldBe("+14255550123");
        recipient.GetProperty("repeatabilityRequestId").GetGuid().ShouldBe(command.SmsId);
        recipient.GetProperty("repeatabilityFirstSent").GetString()!.ShouldEndWith(" GMT");
        sent.ShouldBe(new SmsSent
        {
            SmsId = command.SmsId,
            CallId = command.CallId,
            To = command.To,
            Text = "Hi",
            Language = "en-US",
            ToCaller = true,
            SentAt = sent.SentAt,
        });
    }

    [Fact]
    public async Task A_long_text_tells_how_many_messages_it_is_billed_as()
    {
        await using var service = await Listener.StartAsync(Accepted);
        await using var worker = await Worker.StartAsync(service.Url);

        await worker.PublishAsync(Command(new string('a', 400)));

        (await worker.PublishedAsync<SmsSent>()).Parts.ShouldBe(3);
    }

    [Fact]
    public async Task The_gateway_is_told_the_trace_and_nothing_else_of_it()
    {
        using var spans = new RecordedSpans("MassTransit", CallTrace.SourceName);
        await using var service = await Listener.StartAsync(Accepted);
        await using var worker = await Worker.StartAsync(service.Url);
        var command = Command("Hi");

        using (CallTrace.Begin("place call", command.CallId))
            await worker.PublishAsync(command);
        await worker.PublishedAsync<SmsSent>();

        var headers = service.Requests.ShouldHaveSingleItem().Headers;
        headers["traceparent"].ShouldContain(CallTrace.IdOf(command.CallId));
        headers.Keys.Intersect(["tracestate", "baggage", "Correlation-Context"], StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retry_has_the_same_id_and_first_time_so_that_the_service_sends_once()
    {
        await using var service = await Listener.StartAsync(
            (202, """{"value":[{"to":"+14255550123","httpStatusCode":500,"successful":false}]}"""),
            (202, "{}"),
            Accepted);
        await using var worker = await Worker.StartAsync(service.Url);

        await worker.PublishAsync(Command("Hi"));
        await worker.PublishedAsync<SmsSent>();

        service.Requests.Count.ShouldBe(3);
        service.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("smsRecipients").GetRawText()).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    public static TheoryData<int, string, string> Refusals
    {
        get
        {
            var invalid = Recorded.Reply("send_400");
            var denied = Recorded.Reply("send_401");
            return new()
            {
                { invalid.Status, invalid.Body, "400 From: Invalid From phone number format." },
                { denied.Status, denied.Body, "401 Denied: Denied by the resource provider." },
                { 404, "", "404" },
                { 403, "<html>", "403" },
                { 403, "[]", "403" },
                { 400, """{"title":"Bad","errors":5}""", "400 Bad" },
                { 202, """{"value":[{"to":"bad","httpStatusCode":400,"repeatabilityResult":"accepted","successful":false,"errorMessage":"Invalid To phone number format."}]}""", "400 Invalid To phone number format." },
                { 202, """{"value":[{"to":"+14255550123","httpStatusCode":409,"repeatabilityResult":"rejected","successful":false}]}""", "409" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_told_with_its_reason_and_not_tried_again(int status, string body, string reason)
    {
        await using var service = await Listener.StartAsync((status, body));
        await using var worker = await Worker.StartAsync(service.Url);
        var command = Command("Hi");

        await worker.PublishAsync(command);

        (await worker.PublishedAsync<SmsFailed>()).ShouldBe(new SmsFailed { SmsId = command.SmsId, CallId = command.CallId, Reason = reason });
        service.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(401, "")]
    [InlineData(202, """{"value":[{"to":"+14255550123","httpStatusCode":403,"successful":false}]}""")]
    public async Task A_service_that_does_not_let_us_send_shows_in_the_readiness_report_until_it_does(int status, string body)
    {
        await using var service = await Listener.StartAsync((status, body), Accepted);
        await using var worker = await Worker.StartAsync(service.Url);

        await worker.PublishAsync(Command("Hi"));
        await worker.PublishedAsync<SmsFailed>();
        (await worker.HealthAsync()).ShouldBe(HealthStatus.Degraded);

        await worker.PublishAsync(Command("Hi"));
        await worker.PublishedAsync<SmsSent>();
        (await worker.HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_text_beyond_2048_characters_is_cut_and_the_conversation_keeps_what_was_sent()
    {
        await using var service = await Listener.StartAsync(Accepted);
        await using var worker = await Worker.StartAsync(service.Url);

        await worker.PublishAsync(Command(new string('a', 3_000)));
        var sent = await worker.PublishedAsync<SmsSent>();

        var message = JsonDocument.Parse(service.Requests.Single().Body).RootElement.GetProperty("message").GetString()!;
        message.Length.ShouldBe(2048);
        message.ShouldEndWith("a…");
        sent.Text.ShouldBe(message);
    }

    private static SendSms Command(string text) => new()
    {
        SmsId = Guid.NewGuid(),
        CallId = Guid.NewGuid(),
        To = PhoneNumber.Parse("+14255550123"),
        Text = text,
        Language = "en-US",
    };

    /// <summary>Names and types of a JSON value, without its values.</summary>
    private static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => $"{property.Name}:{Shape(property.Value)}"))}}}",
        JsonValueKind.Array => $"[{Shape(value.EnumerateArray().First())}]",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => value.ValueKind.ToString(),
    };
}
