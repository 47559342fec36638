using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Tests.Calls;

public sealed class ChooseEngineTests(ChooseEngineTests.Host host) : IClassFixture<ChooseEngineTests.Host>
{
    [Theory]
    [InlineData("\"realtime\"", CallEngine.Realtime, "realtime")]
    [InlineData("\"cascade\"", CallEngine.Cascade, "cascade")]
    [InlineData("null", CallEngine.Cascade, "cascade")]
    public async Task A_call_is_led_by_the_engine_it_asks_for(string engine, CallEngine expected, string shown)
    {
        var call = await PostAsync(host, engine, HttpStatusCode.Created);

        call.GetProperty("initiate").GetProperty("engine").GetString().ShouldBe(shown);
        host.Bus.Of<StartCall>(call.GetProperty("call_id").GetGuid()).ShouldHaveSingleItem().Initiation.Engine.ShouldBe(expected);
    }

    [Theory]
    [InlineData("\"warp\"", "must be one of cascade, realtime")]
    [InlineData("7", "text")]
    public async Task An_engine_that_does_not_exist_is_refused_with_those_that_do(string engine, string reason)
    {
        var body = await PostAsync(host, engine, HttpStatusCode.UnprocessableEntity);

        body.ToString().ShouldContain("\"engine\"");
        body.ToString().ShouldContain(reason);
    }

    [Fact]
    public async Task An_engine_that_is_not_configured_is_refused_with_what_is_possible()
    {
        await using var plain = new ApiHost();
        await plain.InitializeAsync();

        var body = await PostAsync(plain, "\"realtime\"", HttpStatusCode.UnprocessableEntity);

        body.ToString().ShouldContain("\"engine\"");
        body.ToString().ShouldContain("llm.realtime is not configured; possible is cascade");
    }

    private static async Task<System.Text.Json.JsonElement> PostAsync(ApiHost api, string engine, HttpStatusCode expected)
    {
        var response = await new ApiClient(api.CreateClient()).PostAsync("/call", Json.Content($$"""{"phone_number":"{{Stored.NewNumber().Value}}","engine":{{engine}}}"""));
        response.StatusCode.ShouldBe(expected);
        return await response.BodyAsync();
    }

    /// <summary>An Api whose calls may be led by a realtime model.</summary>
    public sealed class Host : ApiHost
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("llm:realtime:endpoint", "https://contoso.openai.azure.com"),
            new("llm:realtime:model", "gpt-realtime"),
        ];
    }
}
