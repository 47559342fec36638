using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Simulator.Tests.Runs;

[Trait("Speed", "slow")]
public sealed class RunEndpointsTests : IAsyncLifetime
{
    private const string Scenario = "name: broken\\ncaller: {otherwise: \\\"My {canary} laptop.\\\"}\\nexpect: {claim: {what: {contains: \\\"{canary}\\\"}}, synthesis: true, turns: {min: 1, max: 1}}";
    private FakeProduct _product = null!;
    private WebApplication _simulator = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _product = await FakeProduct.StartAsync();
        _simulator = SimulatorModule.Build(
            new SimulatorOptions { Url = "http://127.0.0.1:0", ProductUrl = _product.Url, ProductApiKey = "secret" },
            builder => builder.Services.AddSingleton<IExchange>(_product));
        _product.Simulator = _simulator.Services;
        await _simulator.StartAsync(TestContext.Current.CancellationToken);
        _http = new HttpClient { BaseAddress = new Uri(_simulator.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _simulator.DisposeAsync();
        await _product.DisposeAsync();
    }

    [Fact]
    public async Task A_good_run_is_told_line_by_line()
    {
        var lines = await RunAsync($$"""{"inline":[{"source":"broken.yaml","yaml":"{{Scenario}}"}]}""");

        lines[0].ToJsonString().ShouldBe("""{"event":"batch_started","runs":1}""");
        lines[1].ToJsonString().ShouldBe("""{"event":"run_progress","run":1,"scenario":"broken","phase":"dialling"}""");
        lines.ShouldContain(line => line["phase"] != null && line["phase"]!.GetValue<string>() == "settling");
        var result = lines[^2]["result"]!;
        result["reasons"]!.ToJsonString().ShouldBe("[]");
        result["ok"]!.GetValue<bool>().ShouldBeTrue();
        result["turns"]!.GetValue<int>().ShouldBe(1);
        result["call_seconds"]!.GetValue<double>().ShouldBeGreaterThan(2);
        result["transcript"]!.AsArray().Select(line => line!["who"]!.GetValue<string>()).ShouldBe(["bot", "caller", "bot"]);
        result["answer_gap_ms"]!["count"]!.GetValue<int>().ShouldBe(1);
        lines[^1]["event"]!.GetValue<string>().ShouldBe("batch_finished");
        lines[^1]["summary"]!["ok"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_whose_name_was_rebound_to_this_machine_may_not_start_runs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/simulator/runs") { Content = JsonContent.Create(new { scenarios = new[] { "it-support" } }) };
        request.Headers.Host = "rebound.example";

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_inbound_run_dials_and_finds_its_call_by_number()
    {
        var lines = await RunAsync("""{"inline":[{"source":"in.yaml","yaml":"name: in\ndirection: inbound\ncaller: {otherwise: A laptop.}\nexpect: {state: closed}"}]}""");

        lines[^2]["result"]!["reasons"]!.ToJsonString().ShouldBe("[]");
    }

    [Fact]
    public async Task A_bad_run_tells_every_reason()
    {
        _product.Spoil = call => call["claim"]!["what"] = "nothing";
        var lines = await RunAsync($$"""{"inline":[{"source":"broken.yaml","yaml":"{{Scenario}}"}], "repeat": 2}""");

        lines[^1]["summary"]!["failed"]!.GetValue<int>().ShouldBe(2);
        lines[^1]["summary"]!["scenarios"]![0]!["flake_rate"]!.GetValue<double>().ShouldBe(1);
        lines[^2]["result"]!["reasons"]![0]!.GetValue<string>().ShouldStartWith("claim.what is 'nothing'");
    }

    [Fact]
    public async Task A_product_that_refuses_the_call_fails_the_run()
    {
        var lines = await RunAsync("""{"inline":[{"source":"r.yaml","yaml":"name: r\ncall: {task: refuse me}"}]}""");

        lines[^2]["result"]!["reasons"]![0]!.GetValue<string>().ShouldStartWith("POST /call answered 422");
    }

    [Fact]
    public async Task A_product_that_is_not_there_fails_the_run()
    {
        var lines = await RunAsync("""{"inline":[{"source":"r.yaml","yaml":"name: r"}], "api_url": "http://127.0.0.1:9"}""");

        lines[^2]["result"]!["ok"]!.GetValue<bool>().ShouldBeFalse();
        lines[^1]["summary"]!["ok"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task The_key_is_sent_to_the_configured_product()
    {
        await RunAsync($$"""{"inline":[{"source":"broken.yaml","yaml":"{{Scenario}}"}]}""");

        _product.Authorization.ShouldBe("Bearer secret");
    }

    [Fact]
    public async Task The_key_is_sent_to_no_other_address()
    {
        await using var other = await FakeProduct.StartAsync();
        other.Simulator = _simulator.Services;
        await RunAsync($$"""{"inline":[{"source":"broken.yaml","yaml":"{{Scenario}}"}], "api_url": "{{other.Url}}"}""");

        other.Placed.ShouldBe(1);
        other.Authorization.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"scenarios":["it-suport"]}""", 422, "did you mean it-support")]
    [InlineData("""{"scenarios":[]}""", 422, "name at least one scenario")]
    [InlineData("""{"scenarios":["it-support"],"repeat":0}""", 422, "repeat")]
    [InlineData("""{"scenarios":["it-support","it-support"],"repeat":10000}""", 422, "must not be above 10000")]
    [InlineData("""{"scenarios":null}""", 422, "must be lists")]
    [InlineData("""{"inline":[null]}""", 422, "must not hold null")]
    [InlineData("""{"scenarios":["it-support"],"speed":1000}""", 422, "speed")]
    [InlineData("""{"scenarios":["it-support"],"api_url":"file:///etc"}""", 422, "api_url")]
    [InlineData("""{"inline":[{"source":"x.yaml","yaml":"nam: x"}]}""", 422, "x.yaml: line 1")]
    [InlineData("""{"scenarios":""", 400, "")]
    public async Task A_request_that_makes_no_sense_is_refused_with_a_reason(string body, int status, string reason)
    {
        using var response = await PostAsync(body);

        ((int)response.StatusCode).ShouldBe(status);
        (await ReadAsync(response))["error"]!["message"]!.GetValue<string>().ShouldContain(reason);
    }

    [Fact]
    public async Task Only_json_is_taken_so_that_no_foreign_page_can_start_runs()
    {
        using var response = await PostAsync("{}", "text/plain");

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_scenarios_are_listed()
    {
        var list = await _http.GetFromJsonAsync<JsonArray>("/simulator/scenarios", TestContext.Current.CancellationToken);

        list.ShouldNotBeNull().Select(entry => entry!["name"]!.GetValue<string>()).ShouldContain(name => string.Equals(name, "it-support", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<JsonNode>> RunAsync(string body)
    {
        using var response = await PostAsync(body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private Task<HttpResponseMessage> PostAsync(string body, string type = "application/json")
        => _http.PostAsync("/simulator/runs", new StringContent(body, Encoding.UTF8, type), TestContext.Current.CancellationToken);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
        => JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
