using System.Net;
using System.Text.Json;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Tests.Callers;

public sealed class EraseCallerTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task Every_trace_of_a_number_is_erased_and_told()
    {
        var number = Stored.NewNumber();
        var call = await StoreCallAsync(number, recording: "recording-7");

        var response = await EraseAsync(number.Value);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.BodyAsync();
        body.GetProperty("phone_number").GetString().ShouldBe(number.Value);
        body.GetProperty("recordings").EnumerateArray().Select(id => id.GetString()).ShouldBe(["recording-7"]);
        Removed(body).ShouldBe(
            "calls 1, call_requests 1, conversations 1, messages 2, claim_changes 1, turns 1, usage_reports 1, effects 1, pending_messages 1, failed_messages 1");
        (await api.GetAsync($"/call/{call.CorrelationId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.GetAsync($"/call/{number.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RowsOfAsync(call)).ShouldBe(0);
    }

    [Fact]
    public async Task Erasing_again_is_fine_and_removes_nothing()
    {
        var number = Stored.NewNumber();
        await StoreCallAsync(number);
        await EraseAsync(number.Value);

        var again = await EraseAsync(number.Value);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        Removed(await again.BodyAsync()).ShouldBe(
            "calls 0, call_requests 0, conversations 0, messages 0, claim_changes 0, turns 0, usage_reports 0, effects 0, pending_messages 0, failed_messages 0");
    }

    [Fact]
    public async Task Calls_of_others_stay()
    {
        var call = await StoreCallAsync(Stored.NewNumber());

        await EraseAsync(Stored.NewNumber().Value);

        (await RowsOfAsync(call)).ShouldBe(11);
    }

    [Fact]
    public async Task A_call_in_progress_has_to_be_ended_first()
    {
        var number = Stored.NewNumber();
        await StoreCallAsync(number);
        var live = Stored.Call(number);
        await host.StoreAsync(live);

        var response = await EraseAsync(number.Value);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe(
            $"call {live.CorrelationId} with this number is in progress; end it with POST /call/{live.CorrelationId}/hangup and try again when it is over");
        (await host.ReadAsync(store => store.Calls.CountAsync(call => call.PhoneNumber == number.Value))).ShouldBe(2);
    }

    [Theory]
    [InlineData("0612345678")]
    [InlineData("+331")]
    [InlineData("nobody")]
    public async Task What_is_no_number_is_refused(string phone)
    {
        var response = await EraseAsync(phone);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Problems().ShouldBe(["phone: must be an E.164 number such as +33612345678"]);
    }

    [Fact]
    public async Task The_number_is_understood_without_its_plus_and_with_it_escaped()
    {
        var number = Stored.NewNumber();
        await StoreCallAsync(number);

        (await (await EraseAsync("%2B" + number.Value[1..])).BodyAsync()).GetProperty("removed").GetProperty("calls").GetInt32().ShouldBe(1);
        (await (await EraseAsync(number.Value[1..])).BodyAsync()).GetProperty("phone_number").GetString().ShouldBe(number.Value);
    }

    private async Task<CallState> StoreCallAsync(PhoneNumber number, string? recording = null)
    {
        var call = Stored.Call(number, "Closed");
        call.ClosedAt = call.CreatedAt.AddMinutes(3);
        call.RecordingId = recording;
        await host.StoreAsync(
            call,
            Stored.Conversation(call),
            Stored.Said(call, "My name is Ada", 0),
            Stored.Said(call, "Goodbye", 1),
            Stored.Wrote(call, 0, "caller_name", "Ada"),
            new TurnRecord { SessionId = Guid.NewGuid(), CallId = call.CorrelationId },
            new UsageRecord { SourceId = Guid.NewGuid(), CallId = call.CorrelationId },
            new EffectRecord { CallId = call.CorrelationId, Intent = "place", Attempt = 1, IntendedAt = call.CreatedAt },
            new CallRequestRecord { CallId = call.CorrelationId, ContentHash = "hash", PhoneNumber = number.Value, Initiation = call.Initiation, CreatedAt = call.CreatedAt },
            // Due so late that nobody sends it meanwhile.
            new OutboxRecord { MessageId = Guid.NewGuid(), CallId = call.CorrelationId, DueAt = DateTimeOffset.MaxValue, FreeAt = DateTimeOffset.MaxValue, Destination = "queue:nowhere" },
            Stored.FailedMessage(call.CorrelationId));
        return call;
    }

    private Task<int> RowsOfAsync(CallState call) => host.ReadAsync(async store =>
        await store.Calls.CountAsync(row => row.CorrelationId == call.CorrelationId)
        + await store.Conversations.CountAsync(row => row.Id == call.ConversationId)
        + await store.Messages.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.ClaimChanges.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.Turns.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.Usage.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.Effects.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.CallRequests.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.Outbox.CountAsync(row => row.CallId == call.CorrelationId)
        + await store.DeadLetters.CountAsync(row => row.CallId == call.CorrelationId));

    private async Task<HttpResponseMessage> EraseAsync(string phone)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/caller/{phone}");
        return await api.SendAsync(request);
    }

    private static string Removed(JsonElement body) =>
        string.Join(", ", body.GetProperty("removed").EnumerateObject().Select(count => $"{count.Name} {count.Value.GetInt32()}"));
}
