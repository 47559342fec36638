using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Tests.FailedMessages;

public sealed class FailedMessageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task The_list_tells_what_failed_where_and_why_and_not_what_was_said()
    {
        var call = Guid.NewGuid();
        var letter = await StoreAsync(call);

        var response = await api.GetAsync($"/errors?call_id={call}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldNotContain("secret words");
        var entry = (await response.BodyAsync()).EnumerateArray().ShouldHaveSingleItem();
        entry.EnumerateObject().Select(field => field.Name).ShouldBe(["id", "message_id", "call_id", "endpoint", "message_types", "reason", "failed_at"]);
        entry.GetProperty("id").GetInt64().ShouldBe(letter.Id);
        entry.GetProperty("message_id").GetGuid().ShouldBe(letter.MessageId!.Value);
        entry.GetProperty("call_id").GetGuid().ShouldBe(call);
        entry.GetProperty("endpoint").GetString().ShouldBe("nowhere");
        entry.GetProperty("message_types").EnumerateArray().Select(type => type.GetString()).ShouldBe(["urn:message:Test:First", "urn:message:Test:Second"]);
        entry.GetProperty("reason").GetString().ShouldBe("InvalidOperationException: Boom");
        entry.GetProperty("failed_at").GetDateTimeOffset().ShouldBe(Stored.Morning);
    }

    [Fact]
    public async Task Pages_go_from_new_to_old_and_name_the_next_one()
    {
        var call = Guid.NewGuid();
        List<long> ids = [(await StoreAsync(call)).Id, (await StoreAsync(call)).Id, (await StoreAsync(call)).Id];

        var first = await api.GetAsync($"/errors?call_id={call}&page_size=2");
        var second = await api.GetAsync($"/errors?call_id={call}&page_size=2&page=2");

        (await IdsAsync(first)).ShouldBe([ids[2], ids[1]]);
        first.Headers.GetValues("X-Total-Count").ShouldBe(["3"]);
        first.Headers.GetValues("Link").ShouldBe([$"</errors?page=2&page_size=2&call_id={call}>; rel=\"next\""]);
        (await IdsAsync(second)).ShouldBe([ids[0]]);
        second.Headers.Contains("Link").ShouldBeFalse();
    }

    [Theory]
    [InlineData("GET", "/errors?call_id=7&page=0&page_size=101", "call_id page page_size")]
    [InlineData("POST", "/errors/replay?call_id=all", "call_id")]
    public async Task A_wrong_parameter_is_named(string method, string path, string fields)
    {
        var response = await SendAsync(method, path);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Fields().ShouldBe(fields.Split(' '));
    }

    [Fact]
    public async Task One_message_is_shown_whole()
    {
        var letter = await StoreAsync(Guid.NewGuid());

        var body = await (await api.GetAsync($"/errors/{letter.Id}")).BodyAsync();

        body.GetProperty("content_type").GetString().ShouldBe("application/vnd.masstransit+json");
        body.GetProperty("body").GetProperty("message").GetProperty("text").GetString().ShouldBe("secret words");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_shown_as_text()
    {
        var letter = await StoreAsync(Guid.NewGuid(), body: "{ broken");

        (await (await api.GetAsync($"/errors/{letter.Id}")).BodyAsync()).GetProperty("body").GetString().ShouldBe("{ broken");
    }

    [Fact]
    public async Task A_replayed_message_is_no_failed_one_any_more()
    {
        var letter = await StoreAsync(Guid.NewGuid());

        var response = await SendAsync("POST", $"/errors/{letter.Id}/replay");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.BodyAsync()).GetProperty("replayed").GetInt32().ShouldBe(1);
        (await IsThereAsync(letter)).ShouldBeFalse();
        (await SendAsync("POST", $"/errors/{letter.Id}/replay")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task All_messages_of_a_call_are_replayed_together()
    {
        var call = Guid.NewGuid();
        List<DeadLetterRecord> letters = [await StoreAsync(call), await StoreAsync(call)];
        var other = await StoreAsync(Guid.NewGuid());

        var response = await SendAsync("POST", $"/errors/replay?call_id={call}");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.BodyAsync()).GetProperty("replayed").GetInt32().ShouldBe(2);
        (await IsThereAsync(letters[0])).ShouldBeFalse();
        (await IsThereAsync(letters[1])).ShouldBeFalse();
        (await IsThereAsync(other)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_once_more_stays()
    {
        var call = Guid.NewGuid();
        var letter = await StoreAsync(call, body: "{ broken");

        var response = await SendAsync("POST", $"/errors/{letter.Id}/replay");
        var all = await (await SendAsync("POST", $"/errors/replay?call_id={call}")).BodyAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        all.GetProperty("replayed").GetInt32().ShouldBe(0);
        all.GetProperty("unfit").GetInt32().ShouldBe(1);
        (await IsThereAsync(letter)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_is_thrown_away()
    {
        var letter = await StoreAsync(Guid.NewGuid());

        (await SendAsync("DELETE", $"/errors/{letter.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await IsThereAsync(letter)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("GET", "/errors/987654321")]
    [InlineData("POST", "/errors/987654321/replay")]
    [InlineData("DELETE", "/errors/987654321")]
    public async Task A_number_that_none_has_gets_404(string method, string path)
    {
        var response = await SendAsync(method, path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe("there is no such failed message");
    }

    private async Task<DeadLetterRecord> StoreAsync(Guid call, string? body = null)
    {
        var letter = Stored.FailedMessage(call, body);
        await host.StoreAsync(letter);
        return letter;
    }

    private Task<bool> IsThereAsync(DeadLetterRecord letter) => host.ReadAsync(store => store.DeadLetters.AnyAsync(row => row.Id == letter.Id));

    private async Task<HttpResponseMessage> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        return await api.SendAsync(request);
    }

    private static async Task<List<long>> IdsAsync(HttpResponseMessage page) =>
        [.. (await page.BodyAsync()).EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64())];
}
