using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>What comes late for a call that was erased.</summary>
public sealed class ErasedTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task No_row_of_an_erased_call_comes_back_whatever_is_still_heard_of_it()
    {
        var call = new PhoneCall(board);
        await call.IsClosedAsync();
        await call.TurnEndsAsync(0, Some.Said("My name is Ada"));
        var conversation = (await call.StateAsync()).ConversationId;

        var outcome = await board.EraseAsync(call.Initiation.PhoneNumber);

        outcome.Erased.Calls.ShouldBe(1);
        outcome.Erased.Messages.ShouldBe(3);
        await call.TurnEndsAsync(1, Some.Said("Ada Lovelace"));
        await call.HappensAsync(new InsightsReady
        {
            CallId = call.Id, ConversationId = conversation, Synthesis = Some.Synthesis(), Next = new(NextActionKind.CaseClosed, "Said"),
        });
        await call.HappensAsync(new SmsSent
        {
            SmsId = Guid.NewGuid(), CallId = call.Id, To = call.Initiation.PhoneNumber, Text = "In short", Language = "en-US", ToCaller = true, SentAt = Some.Morning,
        });
        await call.HappensAsync(new CallPlaced { CallId = call.Id, ConnectionId = Some.ConnectionId, ServerCallId = Some.ServerCallId });
        await call.ConnectsAsync();
        await call.EdgeTakesItAsync();
        await call.EdgeLetsGoAsync();
        await call.DisconnectsAsync();
        await call.RunsOutAsync<ClosingTimedOut>();
        await call.HangUpAsync();

        await using var store = board.OpenStore();
        var cancellation = TestContext.Current.CancellationToken;
        (await store.Calls.AnyAsync(row => row.CorrelationId == call.Id, cancellation)).ShouldBeFalse();
        (await store.Conversations.AnyAsync(row => row.Id == conversation, cancellation)).ShouldBeFalse();
        (await store.Messages.AnyAsync(row => row.ConversationId == conversation || row.CallId == call.Id, cancellation)).ShouldBeFalse();
        (await store.Turns.AnyAsync(row => row.CallId == call.Id, cancellation)).ShouldBeFalse();
        (await store.Effects.AnyAsync(row => row.CallId == call.Id, cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_in_progress_goes_on_when_its_number_is_to_be_erased()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        (await board.EraseAsync(call.Initiation.PhoneNumber)).InProgress.ShouldBe([call.Id]);

        await call.ShouldBeAsync("Talking");
        await call.TurnEndsAsync(0, Some.Said("Still here"));
        (await call.MessagesAsync()).ShouldContain(message => message.Content == "Still here");
    }

    [Fact]
    public async Task Another_call_of_an_erased_number_begins_a_conversation_of_its_own()
    {
        var number = Some.Number();
        var first = new PhoneCall(board, Some.Initiation(number));
        await first.IsClosedAsync();
        await first.TurnEndsAsync(0, Some.Said("My name is Ada"));
        await board.EraseAsync(number);

        var second = new PhoneCall(board, Some.Initiation(number));
        await second.TalksAsync();

        (await second.ConversationAsync()).CreatedAt.ShouldBe(Some.Morning);
        (await second.MessagesAsync()).ShouldHaveSingleItem();
    }
}
