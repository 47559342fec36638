using System.Globalization;
using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Notifications;
using CallCenter.Platform.Messaging;

namespace CallCenter.Api.Tests.Webhooks;

public sealed class EventGridWebhookTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Caller = """{"kind":"phoneNumber","rawId":"4:+14255550123","phoneNumber":{"value":"+14255550123"}}""";
    private const string Path = $"/webhooks/eventgrid?key={ApiHost.EventGridKey}";

    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task A_subscription_in_the_event_grid_schema_is_validated_by_its_code()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = Json.Content("""
                [{"id":"1","topic":"t","subject":"","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-02-03T04:05:06Z","metadataVersion":"1","dataVersion":"2",
                  "data":{"validationCode":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6","validationUrl":"https://rp-eastus2.eventgrid.azure.net:553/eventsubscriptions/x"}}]
                """),
        };
        request.Headers.Add("aeg-event-type", "SubscriptionValidation");

        var response = await api.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldBe("""{"validationResponse":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}""");
    }

    [Fact]
    public async Task A_subscription_in_the_CloudEvents_schema_is_validated_by_its_origin()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Path);
        request.Headers.Add("WebHook-Request-Origin", "eventgrid.azure.net");

        var response = await api.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("WebHook-Allowed-Origin").ShouldBe(["eventgrid.azure.net"]);
        response.Headers.GetValues("WebHook-Allowed-Rate").ShouldBe(["*"]);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task A_handshake_without_an_origin_gets_400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, Path);

        (await api.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/webhooks/eventgrid")]
    [InlineData("/webhooks/eventgrid?key=")]
    [InlineData("/webhooks/eventgrid?key=wrong")]
    [InlineData($"/webhooks/eventgrid?key={ApiHost.EventGridKey}x")]
    public async Task A_wrong_key_gets_401_whatever_is_asked(string path)
    {
        var correlation = NewId();
        using var handshake = new HttpRequestMessage(HttpMethod.Options, path);
        handshake.Headers.Add("WebHook-Request-Origin", "eventgrid.azure.net");

        (await api.PostAsync(path, Json.Content(Ring(correlation)))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.SendAsync(handshake)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        Rings(correlation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json", "eventgrid")]
    [InlineData("application/cloudevents+json", "cloud")]
    [InlineData("application/cloudevents-batch+json", "cloud batch")]
    public async Task A_ringing_telephone_becomes_a_call_with_the_configured_settings(string type, string schema)
    {
        var correlation = NewId();
        var ring = schema is "eventgrid" ? Ring(correlation) : CloudRing(correlation);

        var response = await api.PostAsync(Path, Json.Content(schema is "cloud batch" ? $"[{ring}]" : ring, type));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var incoming = Rings(correlation).ShouldHaveSingleItem();
        incoming.Initiation.PhoneNumber.Value.ShouldBe("+14255550123");
        incoming.Initiation.BotCompany.ShouldBe("Contoso");
        incoming.Initiation.Claim.ShouldHaveSingleItem().Name.ShouldBe("policy_number");
        incoming.IncomingCallContext.ShouldBe("eyJhbGciOiJub25l");
        incoming.ServerCallId.ShouldBe("server-1");
    }

    [Fact]
    public async Task A_repeated_delivery_names_the_same_call()
    {
        var correlation = NewId();

        await api.PostAsync(Path, Json.Content(Ring(correlation)));
        await api.PostAsync(Path, Json.Content(Ring(correlation)));

        Rings(correlation).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_ring_older_than_30_seconds_is_answered_and_dropped()
    {
        var correlation = NewId();

        (await api.PostAsync(Path, Json.Content(Ring(correlation, age: TimeSpan.FromSeconds(40))))).StatusCode.ShouldBe(HttpStatusCode.OK);

        Rings(correlation).ShouldBeEmpty();
        host.Logs.Warned($"Incoming call of event {correlation} was dropped: it rang too long ago").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"kind":"phoneNumber","rawId":"4:anonymous","phoneNumber":{"value":"anonymous","isAnonymous":true}}""")]
    [InlineData("""{"kind":"unknown","rawId":"4:anonymous"}""")]
    [InlineData("""{"kind":"communicationUser","rawId":"8:acs:1_2","communicationUser":{"id":"8:acs:1_2"}}""")]
    [InlineData("null")]
    public async Task A_hidden_caller_is_answered_and_dropped(string from)
    {
        var correlation = NewId();

        (await api.PostAsync(Path, Json.Content(Ring(correlation, from: from)))).StatusCode.ShouldBe(HttpStatusCode.OK);

        Rings(correlation).ShouldBeEmpty();
        host.Logs.Warned($"Incoming call {StableId.From("incoming-call", correlation)} was dropped: the caller's number is hidden or none").ShouldBeTrue();
    }

    [Fact]
    public async Task A_caller_named_only_by_the_raw_id_is_known()
    {
        var correlation = NewId();

        await api.PostAsync(Path, Json.Content(Ring(correlation, from: """{"rawId":"4:+14255550199"}""")));

        Rings(correlation).ShouldHaveSingleItem().Initiation.PhoneNumber.Value.ShouldBe("+14255550199");
    }

    [Fact]
    public async Task A_ring_without_a_context_is_dropped()
    {
        var correlation = NewId();

        (await api.PostAsync(Path, Json.Content(Ring(correlation).Replace("eyJhbGciOiJub25l", "", StringComparison.Ordinal)))).StatusCode.ShouldBe(HttpStatusCode.OK);

        Rings(correlation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{"id":"1","eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"$","from":"15555550123","to":"15555555555","message":"Great to connect","receivedTimestamp":"2020-09-18T00:27:45.32Z","segmentCount":1}}]""")]
    [InlineData("""{"id":"1","type":"Microsoft.Communication.SMSReceived","specversion":"1.0","data":{"MessageId":"$","From":"+15555550123","To":"+15555555555","Message":"Great to connect","ReceivedTimestamp":"2020-09-18T00:27:45.32Z"}}""")]
    public async Task A_text_message_is_read_in_both_schemas_and_spellings(string body)
    {
        var messageId = NewId();

        (await api.PostAsync(Path, Json.Content(body.Replace("$", messageId, StringComparison.Ordinal)))).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.Of<SmsReceived>().Where(text => text.SmsId == StableId.From("sms-received", messageId)).ShouldHaveSingleItem().ShouldBe(new SmsReceived
        {
            SmsId = StableId.From("sms-received", messageId),
            From = PhoneNumber.Parse("+15555550123"),
            Text = "Great to connect",
            ReceivedAt = new DateTimeOffset(2020, 9, 18, 0, 27, 45, 320, TimeSpan.Zero),
        });
    }

    [Fact]
    public async Task A_text_that_is_no_Unicode_does_not_keep_the_next_event_from_being_read()
    {
        var messageId = NewId();
        var broken = """{"id":"broken","eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"broken","from":"+15555550123","message":"\ud83d"}}""";
        var sound = $$$"""{"id":"{{{messageId}}}","eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"{{{messageId}}}","from":"+15555550123","message":"Hello"}}""";

        (await api.PostAsync(Path, Json.Content($"[{broken},{sound}]"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.Of<SmsReceived>().Select(text => text.SmsId).ShouldContain(StableId.From("sms-received", messageId));
    }

    [Fact]
    public async Task A_text_message_from_a_short_code_is_dropped_with_a_warning()
    {
        var messageId = NewId();

        (await api.PostAsync(Path, Json.Content($$$"""[{"id":"{{{messageId}}}","eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"{{{messageId}}}","from":"72345","message":"Sale"}}]"""))).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.Of<SmsReceived>().Select(text => text.SmsId).ShouldNotContain(StableId.From("sms-received", messageId));
        host.Logs.Warned($"Text message of event {messageId} was dropped: it has no id or its sender is no phone number").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Microsoft.Communication.SMSDeliveryReportReceived")]
    [InlineData("Microsoft.Communication.RecordingFileStatusUpdated")]
    [InlineData("Microsoft.Communication.SomethingNew")]
    public async Task Delivery_reports_and_events_not_asked_for_are_answered(string type) =>
        (await api.PostAsync(Path, Json.Content($$"""[{"id":"1","eventType":"{{type}}","data":{"deliveryStatus":"Delivered"} }]"""))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("")]
    [InlineData("[{]")]
    [InlineData("\"text\"")]
    [InlineData("""[{"id":"1","data":{}}]""")]
    public async Task A_body_that_is_no_event_gets_400(string body) =>
        (await api.PostAsync(Path, Json.Content(body))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private IReadOnlyList<IncomingCall> Rings(string correlation) => host.Bus.Of<IncomingCall>(StableId.From("incoming-call", correlation));

    private static string NewId() => Guid.NewGuid().ToString();

    private static string Ring(string correlation, TimeSpan age = default, string from = Caller) =>
        $$$"""[{"id":"{{{correlation}}}","topic":"/subscriptions/s","subject":"/caller/x/recipient/y","eventType":"Microsoft.Communication.IncomingCall","eventTime":"{{{At(age)}}}","dataVersion":"1.0","metadataVersion":"1","data":{{{Data(correlation, from)}}}}]""";

    private static string CloudRing(string correlation) =>
        $$$"""{"id":"{{{correlation}}}","source":"/subscriptions/s","subject":"/caller/x/recipient/y","type":"Microsoft.Communication.IncomingCall","time":"{{{At(default)}}}","specversion":"1.0","data":{{{Data(correlation, Caller)}}}}""";

    private static string Data(string correlation, string from) =>
        $$$"""{"to":{"kind":"phoneNumber","rawId":"4:+14255550199","phoneNumber":{"value":"+14255550199"}},"from":{{{from}}},"serverCallId":"server-1","callerDisplayName":"","incomingCallContext":"eyJhbGciOiJub25l","correlationId":"{{{correlation}}}"}""";

    private static string At(TimeSpan age) => (TimeProvider.System.GetUtcNow() - age).ToString("O", CultureInfo.InvariantCulture);
}
