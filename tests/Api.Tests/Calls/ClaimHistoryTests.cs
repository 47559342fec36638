using System.Text.Json;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Calls;

/// <summary>How a call tells the way in which its claim came about.</summary>
public sealed class ClaimHistoryTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task A_call_in_progress_shows_every_change_newest_last_with_the_turn_whose_words_it_comes_from()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(
            call,
            Stored.Conversation(call),
            Stored.Said(call, "A Dell", 0),
            Stored.Said(call, "No, a Lenovo. And now my phone", 2),
            Stored.Wrote(call, 2, null, null, position: 0),
            Stored.Wrote(call, 2, "hardware_info", "Phone", position: 1),
            // Ahead of the words of its turn, as the edge tells it.
            Stored.Wrote(call, 1, "hardware_info", "Lenovo"),
            Stored.Wrote(call, 0, "hardware_info", "Dell"));

        var body = await BodyAsync(call);

        body.GetProperty("in_progress").GetBoolean().ShouldBeTrue();
        Told(body).ShouldBe(
        [
            "hardware_info  > Dell updated_claim: A Dell",
            "hardware_info Dell > Lenovo updated_claim: No, a Lenovo. And now my phone",
            "hardware_info Lenovo >  new_claim: No, a Lenovo. And now my phone",
            "hardware_info  > Phone updated_claim: No, a Lenovo. And now my phone",
        ]);
    }

    [Fact]
    public async Task A_change_whose_words_are_not_stored_yet_has_its_own_turn()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call, Stored.Conversation(call), Stored.Said(call, "A Dell", 0), Stored.Wrote(call, 3, "hardware_info", "Dell"));

        var change = (await BodyAsync(call)).GetProperty("claim_history").EnumerateArray().ShouldHaveSingleItem();

        change.GetProperty("turn_id").GetString().ShouldBe($"{call.CorrelationId}-3");
    }

    [Fact]
    public async Task A_resumed_call_shows_the_whole_history_and_which_call_each_change_was_made_in()
    {
        var number = Stored.NewNumber();
        var first = Stored.Call(number, "Closed");
        first.ClosedAt = first.CreatedAt.AddMinutes(1);
        var second = Stored.Call(number, createdAt: Stored.Morning.AddHours(1), conversationId: first.ConversationId);
        await host.StoreAsync(
            first, second, Stored.Conversation(first), Stored.Said(first, "A Dell", 0), Stored.Said(second, "A Lenovo", 0),
            Stored.Wrote(first, 0, "hardware_info", "Dell"), Stored.Wrote(second, 0, "hardware_info", "Lenovo"));

        foreach (var call in new[] { first, second })
        {
            (await BodyAsync(call)).GetProperty("claim_history").EnumerateArray().Select(change => change.GetProperty("call_id").GetGuid())
                .ShouldBe([first.CorrelationId, second.CorrelationId]);
        }
    }

    [Fact]
    public async Task A_call_without_facts_has_an_empty_history()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call);

        (await BodyAsync(call)).GetProperty("claim_history").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_description_of_the_api_tells_it()
    {
        var schemas = (await (await api.GetAsync("/openapi/v1.json")).BodyAsync()).GetProperty("components").GetProperty("schemas");

        schemas.GetProperty("CallResource").GetProperty("properties").GetProperty("claim_history").GetProperty("type").GetString().ShouldBe("array");
        schemas.GetProperty("ClaimChangeResource").GetProperty("properties").EnumerateObject().Select(property => property.Name)
            .ShouldBe(["changed_at", "field", "from", "to", "cause", "turn_id", "call_id"]);
        schemas.GetProperty("ClaimChangeCause").GetProperty("enum").EnumerateArray().Select(member => member.GetString()).ShouldBe(["updated_claim", "new_claim"]);
    }

    private async Task<JsonElement> BodyAsync(CallState call) => await (await api.GetAsync($"/call/{call.CorrelationId}")).BodyAsync();

    private static IEnumerable<string> Told(JsonElement body)
    {
        var words = body.GetProperty("messages").EnumerateArray().ToDictionary(
            message => message.GetProperty("turn_id").GetString()!, message => message.GetProperty("content").GetString(), StringComparer.Ordinal);
        return body.GetProperty("claim_history").EnumerateArray().Select(change =>
            $"{change.GetProperty("field")} {change.GetProperty("from")} > {change.GetProperty("to")} {change.GetProperty("cause")}: {words[change.GetProperty("turn_id").GetString()!]}");
    }
}
