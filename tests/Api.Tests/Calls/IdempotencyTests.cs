using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Tests.Calls;

public sealed class IdempotencyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task A_repeated_key_is_the_same_call()
    {
        var body = $$"""{"phone_number":"{{Stored.NewNumber().Value}}","lang":"en-US"}""";

        var first = await PostAsync(body, "order-1");
        var second = await PostAsync(body.Replace(",", " ,\n ", StringComparison.Ordinal), "order-1");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = await IdAsync(first);
        (await IdAsync(second)).ShouldBe(id);
        host.Bus.Of<StartCall>(id).Select(asked => asked.RequestedAt).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_key_and_no_key_are_other_calls()
    {
        var body = $$"""{"phone_number":"{{Stored.NewNumber().Value}}"}""";

        var ids = new[]
        {
            await IdAsync(await PostAsync(body, "order-2")),
            await IdAsync(await PostAsync(body, "order-3")),
            await IdAsync(await PostAsync(body, null)),
            await IdAsync(await PostAsync(body, null)),
        };

        ids.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_repeated_key_with_another_body_is_refused()
    {
        var id = await IdAsync(await PostAsync($$"""{"phone_number":"{{Stored.NewNumber().Value}}"}""", "order-4"));

        var other = await PostAsync($$"""{"phone_number":"{{Stored.NewNumber().Value}}"}""", "order-4");

        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.BodyAsync()).Problems().ShouldBe(["Idempotency-Key: was used for a call with another body"]);
        host.Bus.Of<StartCall>(id).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Requests_with_one_key_at_the_same_time_are_one_call()
    {
        var body = $$"""{"phone_number":"{{Stored.NewNumber().Value}}"}""";

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(body, "order-5")));

        responses.ShouldAllBe(response => response.StatusCode == HttpStatusCode.Created);
        var ids = new HashSet<Guid>();
        foreach (var response in responses)
            ids.Add(await IdAsync(response));
        var id = ids.ShouldHaveSingleItem();
        (await host.ReadAsync(store => store.CallRequests.CountAsync(request => request.CallId == id, TestContext.Current.CancellationToken))).ShouldBe(1);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_named(string key)
    {
        var response = await PostAsync("{}", key);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Fields().ShouldBe(["phone_number", "Idempotency-Key"]);
    }

    [Fact]
    public async Task An_accepted_call_can_be_read_at_once_by_id_by_number_and_in_the_list()
    {
        var number = Stored.NewNumber();
        var id = await IdAsync(await PostAsync($$"""{"phone_number":"{{number.Value}}"}""", null));

        var byId = await (await api.GetAsync($"/call/{id}")).BodyAsync();
        var byNumber = await (await api.GetAsync($"/call/{number.Value}")).BodyAsync();
        var list = await (await api.GetAsync($"/call?phone_number={Uri.EscapeDataString(number.Value)}")).BodyAsync();

        byId.GetProperty("state").GetString().ShouldBe("initiating");
        byNumber.GetProperty("call_id").GetGuid().ShouldBe(id);
        list.EnumerateArray().ShouldHaveSingleItem().GetProperty("call_id").GetGuid().ShouldBe(id);
    }

    [Fact]
    public async Task Once_the_saga_has_written_its_row_that_row_is_shown()
    {
        var number = Stored.NewNumber();
        var id = await IdAsync(await PostAsync($$"""{"phone_number":"{{number.Value}}"}""", null));
        var call = Stored.Call(number);
        call.CorrelationId = id;
        await host.StoreAsync(call, Stored.Conversation(call));

        (await (await api.GetAsync($"/call/{id}")).BodyAsync()).GetProperty("state").GetString().ShouldBe("talking");
        var list = await api.GetAsync($"/call?phone_number={number.Value[1..]}");
        list.Headers.GetValues("X-Total-Count").ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_call_that_the_saga_never_heard_of_counts_as_failed_after_a_minute()
    {
        var number = Stored.NewNumber();
        var lost = new Platform.Persistence.CallRequestRecord
        {
            CallId = Guid.NewGuid(),
            ContentHash = "-",
            PhoneNumber = number.Value,
            Initiation = Stored.Initiation(number),
            CreatedAt = TimeProvider.System.GetUtcNow().AddMinutes(-2),
        };
        await host.StoreAsync(lost);

        var call = await (await api.GetAsync($"/call/{lost.CallId}")).BodyAsync();

        call.GetProperty("state").GetString().ShouldBe("closed");
        call.GetProperty("close_reason").GetString().ShouldBe("failed");
        call.GetProperty("in_progress").GetBoolean().ShouldBeFalse();
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/call") { Content = Json.Content(body) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await api.SendAsync(request);
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage response) => (await response.BodyAsync()).GetProperty("call_id").GetGuid();
}
