using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Testing;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Api.Tests.Webhooks;

public sealed class AcsWebhookTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Connected = """
        [{"id":"8b5b6b6e-0000-0000-0000-000000000000","source":"calling/callConnections/401f3500","subject":"calling/callConnections/401f3500",
          "type":"Microsoft.Communication.CallConnected","time":"2026-02-03T04:05:06.1234567+00:00","specversion":"1.0","datacontenttype":"application/json",
          "data":{"version":"2025-05-15","operationContext":"ctx-create","resultInformation":{"code":200,"subCode":0,"message":""},
          "callConnectionId":"401f3500","serverCallId":"server-1","correlationId":"3f1b0d4c","publicEventType":"Microsoft.Communication.CallConnected"}}]
        """;

    private readonly ApiClient api = new(host.CreateClient());

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/cloudevents-batch+json")]
    public async Task An_authenticated_event_reaches_the_bus(string type)
    {
        var id = await NewCallAsync();

        (await PostAsync(id, Connected, type: type)).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.About(id).ShouldBe([new CallConnected
        {
            CallId = id,
            CloudEventId = "8b5b6b6e-0000-0000-0000-000000000000",
            ConnectionId = "401f3500",
            OperationContext = "ctx-create",
            ServerCallId = "server-1",
            Result = new AcsResult(200, 0),
        }]);
    }

    [Fact]
    public async Task A_single_event_and_a_list_of_several_are_read()
    {
        var id = await NewCallAsync();

        await PostAsync(id, Connected.Trim('[', ']', ' ', '\n'));
        await PostAsync(id, $"[{Event("PlayCompleted")},{Event("PlayStarted")},{Event("CallDisconnected")}]");

        host.Bus.About(id).Select(message => message.GetType()).ShouldBe([typeof(CallConnected), typeof(PlayCompleted), typeof(CallDisconnected)]);
    }

    public static TheoryData<string> Intruders => ["no bearer", "basic", "wrong audience", "wrong issuer", "expired", "wrong key", "no token", "wrong token", "token of another call"];

    [Theory]
    [MemberData(nameof(Intruders))]
    public async Task Without_both_credentials_nothing_passes_and_one_line_is_logged_without_secrets(string intruder)
    {
        var id = await NewCallAsync();
        var bearer = intruder switch
        {
            "no bearer" => null,
            "basic" => "Basic dXNlcjpwYXNz",
            "wrong audience" => host.Tokens.Bearer(audience: "another-resource"),
            "wrong issuer" => host.Tokens.Bearer(issuer: "https://another.test"),
            "expired" => host.Tokens.Bearer(expires: TimeProvider.System.GetUtcNow().AddMinutes(-10)),
            "wrong key" => host.Tokens.Bearer(signedWith: new RsaSecurityKey(SigningKeys.Other()) { KeyId = "test-key" }),
            _ => host.Tokens.Bearer(),
        };
        var token = intruder switch
        {
            "no token" => null,
            "wrong token" => "AAAA",
            "token of another call" => host.CallToken(Guid.NewGuid()),
            _ => host.CallToken(id),
        };
        var before = host.Logs.Lines.Count;

        var response = await PostAsync(id, Connected, bearer, token);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        host.Bus.About(id).ShouldBeEmpty();
        var lines = host.Logs.Lines.Skip(before).ToList();
        lines.Count(line => line.StartsWith("Warning: A delivery to the telephone webhook was refused", StringComparison.Ordinal)).ShouldBe(1);
        foreach (var secret in new[] { bearer?["Bearer ".Length..], token }.OfType<string>().Where(secret => secret.Length > 8))
            lines.ShouldNotContain(line => line.Contains(secret));
    }

    [Fact]
    public async Task A_call_id_that_is_none_gets_401() =>
        (await api.PostAsync("/webhooks/acs/calls/not-an-id?token=a", Json.Content(Connected))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("[5]")]
    [InlineData("""[{"id":"1"}]""")]
    [InlineData("""[{"type":5}]""")]
    [InlineData("""[{"type":"\ud800"}]""")]
    public async Task A_body_that_is_no_event_gets_400(string body)
    {
        var id = await NewCallAsync();

        (await PostAsync(id, body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        host.Bus.About(id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_an_unknown_call_are_answered_and_dropped_with_a_warning()
    {
        var id = Guid.NewGuid();

        (await PostAsync(id, Connected)).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.About(id).ShouldBeEmpty();
        host.Logs.Warned($"Events of call {id} were dropped: there is no such call").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Microsoft.Communication.SomethingNew")]
    [InlineData("Contoso.CallConnected")]
    public async Task An_event_type_unknown_to_us_is_answered_and_ignored(string type)
    {
        var id = await NewCallAsync();

        (await PostAsync(id, $$"""[{"id":"1","type":"{{type}}","data":{} }]""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.About(id).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("""{"resultInformation":5,"callConnectionId":7,"operationContext":{}}""")]
    public async Task Data_of_an_unexpected_shape_does_not_stop_the_event(string data)
    {
        var id = await NewCallAsync();

        (await PostAsync(id, $$"""[{"id":"1","type":"Microsoft.Communication.CallDisconnected","subject":"calling/callConnections/abc","data":{{data}}}]""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        host.Bus.Of<CallDisconnected>(id).ShouldHaveSingleItem().ConnectionId.ShouldBe("abc");
    }

    private async Task<Guid> NewCallAsync()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call);
        return call.CorrelationId;
    }

    private Task<HttpResponseMessage> PostAsync(Guid id, string body, string type = "application/json") =>
        PostAsync(id, body, host.Tokens.Bearer(), host.CallToken(id), type);

    private async Task<HttpResponseMessage> PostAsync(Guid id, string body, string? bearer, string? token, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/acs/calls/{id}{(token is null ? "" : $"?token={token}")}") { Content = Json.Content(body, type) };
        if (bearer is not null)
            request.Headers.TryAddWithoutValidation("Authorization", bearer);
        return await api.SendAsync(request);
    }

    private static string Event(string type) => $$"""{"id":"{{Guid.NewGuid()}}","type":"Microsoft.Communication.{{type}}","data":{"callConnectionId":"c"} }""";
}
