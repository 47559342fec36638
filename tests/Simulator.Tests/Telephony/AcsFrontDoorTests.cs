using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class AcsFrontDoorTests(AcsSimulator simulator) : IClassFixture<AcsSimulator>
{
    private const string Version = "?api-version=2025-05-15";
    private const string Calls = "/calling/callConnections";
    private const string Create = """
        {"targets":[{"rawId":"4:+14255550123","phoneNumber":{"value":"+14255550123"}}],
         "sourceCallerIdNumber":{"value":"+14255550199"},
         "callbackUri":"https://app.test/cb",
         "somethingNew":{"a":1}}
        """;

    [Fact]
    public async Task A_signed_request_is_let_in_and_unknown_fields_are_ignored()
    {
        var (status, body, headers) = await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create);
        status.ShouldBe(201);
        ((string?)body!["callConnectionState"]).ShouldBe("connecting");
        headers.GetValues("x-ms-client-request-id").ShouldBe(["client-1"]);
        headers.GetValues("X-Microsoft-Skype-Chain-ID").ShouldBe([(string)body["correlationId"]!]);
    }

    [Fact]
    public async Task The_signature_is_checked_against_the_raw_percent_encoded_target()
    {
        var id = await CreateAsync();
        var (status, body, _) = await simulator.Acs.SendAsync(HttpMethod.Get, $"{Calls}/{id}/participants/4%3A%2B14255550123{Version}");
        (status, Code(body)).ShouldBe((400, "8501"));
    }

    [Fact]
    public async Task Requests_without_or_with_a_wrong_signature_are_denied()
    {
        var other = simulator.Signed(Convert.ToBase64String(new byte[32]));
        await DeniedAsync(other.SendAsync(HttpMethod.Post, Calls + Version, Create));
        await DeniedAsync(simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, tamper: r => r.Headers.Remove("Authorization")));
        await DeniedAsync(simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, tamper: r => r.Headers.Remove("x-ms-date")));
        await DeniedAsync(simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, tamper: r => r.Content = new StringContent("{}")));
        await DeniedAsync(simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, tamper: r => r.Headers.Host = "elsewhere.test"));
        await DeniedAsync(simulator.Signed(simulator.Key, "Fri, 02 Jan 2026 03:04:05 GMT").SendAsync(HttpMethod.Post, Calls + Version, Create));

        static async Task DeniedAsync(Task<(int Status, JsonNode? Body, System.Net.Http.Headers.HttpResponseHeaders)> sent)
        {
            var (status, body, _) = await sent;
            (status, Code(body)).ShouldBe((401, "Denied"));
        }
    }

    [Theory]
    [InlineData("", "MissingApiVersionParameter")]
    [InlineData("?api-version=2019-01-01", "UnsupportedApiVersionValue")]
    public async Task The_api_version_is_required_and_must_be_known(string query, string code)
    {
        var (status, body, _) = await simulator.Acs.SendAsync(HttpMethod.Post, Calls + query, Create);
        (status, Code(body)).ShouldBe((400, code));
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"callbackUri":"https://app.test/cb"}""", "targets")]
    [InlineData("""{"targets":[{"rawId":"4:+14255550123"}],"callbackUri":"https://app.test/cb"}""", "sourceCallerIdNumber")]
    [InlineData("""{"targets":[{"rawId":"4:nonsense"}],"callbackUri":"https://app.test/cb"}""", "targets[0]")]
    [InlineData("""{"targets":[{}],"callbackUri":"https://app.test/cb"}""", "targets[0].rawId")]
    [InlineData("""{"targets":"x","callbackUri":"https://app.test/cb"}""", "targets")]
    [InlineData("""{"targets":[{"rawId":"8:acs:a_b"}]}""", "callbackUri")]
    [InlineData("""{"targets":[{"rawId":"8:acs:a_b"}],"callbackUri":"http://app.test/cb"}""", "callbackUri")]
    [InlineData("""{"targets":[{"rawId":"8:acs:a_b"}],"callbackUri":7}""", "callbackUri")]
    [InlineData("""{"targets":[{"rawId":"8:acs:a_b"}],"callbackUri":"https://app.test/cb","mediaStreamingOptions":{"audioChannelType":"mixed"}}""", "mediaStreamingOptions.transportType")]
    [InlineData("""{"targets":[{"rawId":"8:acs:a_b"}],"callbackUri":"https://app.test/cb","mediaStreamingOptions":{"transportType":"websocket","audioChannelType":"mixed","transportUrl":"ws://app.test/"}}""", "mediaStreamingOptions.transportUrl")]
    public async Task What_is_missing_or_wrong_is_named(string request, string field)
    {
        var (status, body, _) = await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, request);
        (status, Code(body)).ShouldBe((400, "8523"));
        ((string?)body!["error"]!["message"])!.ShouldContain($"'{field}");
    }

    [Fact]
    public async Task Plain_addresses_are_for_this_machine_only()
    {
        var local = Create.Replace("https://app.test", "http://localhost:1", StringComparison.Ordinal);
        (await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, local)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_repeated_request_has_no_second_effect_and_sees_the_current_state()
    {
        var first = await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, "r-1");
        var id = (string)first.Body!["callConnectionId"]!;
        (await simulator.Acs.SendAsync(HttpMethod.Delete, $"{Calls}/{id}{Version}")).Status.ShouldBe(204);
        var second = await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, "r-1");

        second.Status.ShouldBe(201);
        second.Headers.GetValues("Repeatability-Result").ShouldBe(["accepted"]);
        ((string?)second.Body!["callConnectionId"]).ShouldBe(id);
        ((string?)second.Body["callConnectionState"]).ShouldBe("disconnected");
        (await CreateAsync()).ShouldNotBe(id, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_may_be_corrected_under_the_same_id()
    {
        (await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, "{}", "r-2")).Status.ShouldBe(400);
        (await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create, "r-2")).Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("GET", "/calling/callConnections/none", null)]
    [InlineData("DELETE", "/calling/callConnections/none", null)]
    [InlineData("POST", "/calling/callConnections/none:terminate", null)]
    [InlineData("POST", "/calling/callConnections/none:play", """{"playSources":[{"kind":"text","text":{"text":"Hi"}}]}""")]
    [InlineData("POST", "/calling/callConnections:answer", """{"incomingCallContext":"eyJ","callbackUri":"https://app.test/cb"}""")]
    [InlineData("POST", "/calling/recordings", """{"callConnectionId":"none"}""")]
    public async Task Unknown_calls_are_not_found(string method, string path, string? request)
    {
        var (status, body, _) = await simulator.Acs.SendAsync(new HttpMethod(method), path + Version, request);
        (status, Code(body)).ShouldBe((404, "8522"));
    }

    [Theory]
    [InlineData(":hold")]
    [InlineData(":startTranscription")]
    [InlineData("/participants:add")]
    public async Task Operations_outside_of_the_simulator_say_so(string operation)
    {
        var (status, body, _) = await simulator.Acs.SendAsync(HttpMethod.Post, $"{Calls}/{await CreateAsync()}{operation}{Version}", "{}");
        (status, Code(body)).ShouldBe((501, "NotSimulated"));
    }

    [Fact]
    public async Task The_list_of_calls_shows_what_is_up()
    {
        var id = await CreateAsync();
        var calls = JsonNode.Parse(await simulator.Http.GetStringAsync(new Uri("/simulator/calls", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var call = calls.AsArray().Single(c => string.Equals((string?)c!["call_connection_id"], id, StringComparison.Ordinal))!;
        ((string?)call["direction"]).ShouldBe("outbound");
        ((string?)call["state"]).ShouldBe("connecting");
        (await simulator.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("softphone");
    }

    private async Task<string> CreateAsync()
        => (string)(await simulator.Acs.SendAsync(HttpMethod.Post, Calls + Version, Create)).Body!["callConnectionId"]!;

    private static string? Code(JsonNode? body) => (string?)body!["error"]!["code"];
}
