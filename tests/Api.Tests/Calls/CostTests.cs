using System.Text.Json;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Calls;

/// <summary>What calls have used and cost, as the API and the report show it.</summary>
public sealed class CostTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task Usage_is_shown_without_prices_too()
    {
        var call = await StoreAsync(host);

        var cost = await CostAsync(api, call);

        cost.GetProperty("currency").ValueKind.ShouldBe(JsonValueKind.Null);
        cost.GetProperty("amount").ValueKind.ShouldBe(JsonValueKind.Null);
        Items(cost).ShouldBe(["input_tokens fast 3000", "output_tokens fast 500", "text_messages  1", "call_seconds  120"]);
        var page = await (await api.GetAsync($"/report/{call.CorrelationId}")).TextAsync();
        page.ShouldContain("""<h2 id="cost">Used</h2>""");
        page.ShouldContain("3,000 tokens");
        page.ShouldNotContain("no price");
    }

    [Fact]
    public async Task With_prices_the_call_costs_their_sum_and_the_report_says_what_has_none()
    {
        await using var priced = new PricedHost();
        await priced.InitializeAsync();
        var call = await StoreAsync(priced);
        var client = new ApiClient(priced.CreateClient());

        var cost = await CostAsync(client, call);

        cost.GetProperty("currency").GetString().ShouldBe("EUR");
        cost.GetProperty("amount").GetDecimal().ShouldBe(0.52m);
        cost.GetProperty("partial").GetBoolean().ShouldBeTrue();
        var page = await (await client.GetAsync($"/report/{call.CorrelationId}")).TextAsync();
        page.ShouldContain("0.5200 EUR at the prices of today, without what has no price");
        page.ShouldContain("<td>0.3000 EUR</td>");
        page.ShouldContain("""<td class="missing">no price</td>""");
        (await (await client.GetAsync("/report")).TextAsync()).ShouldContain("0.5200 EUR");
    }

    [Fact]
    public async Task A_call_that_nothing_was_used_for_has_no_such_section()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call, Stored.Conversation(call));

        (await (await api.GetAsync($"/report/{call.CorrelationId}")).TextAsync()).ShouldNotContain("id=\"cost\"");
    }

    private sealed class PricedHost : ApiHost
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("prices:currency", "EUR"),
            new("prices:call_per_minute", "0.01"),
            new("prices:models:0:model", "fast"),
            new("prices:models:0:input_per_million_tokens", "100"),
            new("prices:models:0:output_per_million_tokens", "400"),
        ];
    }

    private static async Task<CallState> StoreAsync(ApiHost host)
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        (call.ConnectedAt, call.ClosedAt) = (Stored.Morning, Stored.Morning.AddMinutes(2));
        var other = Stored.Call(Stored.NewNumber(), "Closed");
        var session = Guid.NewGuid();
        await host.StoreAsync(
            call,
            Stored.Conversation(call),
            Used(call, session, 0, new(UsageKind.InputTokens, 1_000, "fast"), new(UsageKind.OutputTokens, 500, "fast")),
            Used(call, session, -1, new UsageItem(UsageKind.InputTokens, 2_000, "fast")),
            Used(call, Guid.NewGuid(), 0, new UsageItem(UsageKind.TextMessages, 1)),
            Used(other, Guid.NewGuid(), 0, new UsageItem(UsageKind.TextMessages, 9)));
        return call;
    }

    private static UsageRecord Used(CallState call, Guid source, int number, params UsageItem[] items) =>
        new() { SourceId = source, Number = number, CallId = call.CorrelationId, Items = [.. items] };

    private static async Task<JsonElement> CostAsync(ApiClient api, CallState call) => (await (await api.GetAsync($"/call/{call.CorrelationId}")).BodyAsync()).GetProperty("cost");

    private static IEnumerable<string> Items(JsonElement cost) => cost.GetProperty("items").EnumerateArray()
        .Select(item => $"{item.GetProperty("kind").GetString()} {item.GetProperty("model").GetString()} {item.GetProperty("quantity").GetDouble()}");
}
