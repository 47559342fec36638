using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Notifications;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class ClosedTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task A_late_turn_is_stored()
    {
        var call = await ClosedAsync();

        await call.TurnEndsAsync(3, Some.Said("Too late?"));

        (await call.MessagesAsync()).ShouldContain(message => message.Content == "Too late?");
        call.Published<CallClosed>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Words_of_the_caller_that_come_after_the_end_are_announced_once_all_of_them_are_there()
    {
        var call = await ClosedAsync();

        await call.TurnEndsAsync(0, Some.Said("Hello, I lost something."));
        await call.TurnEndsAsync(1, Some.Said("It is a laptop."));
        await call.RunsOutAsync<LateWordsSettled>(earlier: 1);
        call.Published<CallerHeardLate>(m => m.CallId).ShouldBeEmpty();
        await call.RunsOutAsync<LateWordsSettled>();

        var late = call.Published<CallerHeardLate>(m => m.CallId).ShouldHaveSingleItem().Call;
        late.ShouldBe(call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem() with { CallerSpoke = true });
    }

    [Fact]
    public async Task A_turn_that_was_stored_before_the_end_and_comes_again_after_it_announces_nothing()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();
        await call.TurnEndsAsync(0, Some.Said("Goodbye."));
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();
        await call.ShouldBeAsync("Closed");

        await call.TurnEndsAsync(0, Some.Said("Goodbye."));
        await call.TurnEndsAsync(1, Some.Said("Goodbye to you.", Persona.Assistant));

        call.Waits<LateWordsSettled>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Insights_are_stored_with_the_conversation()
    {
        var call = await ClosedAsync();
        var ready = new InsightsReady
        {
            CallId = call.Id,
            ConversationId = (await call.StateAsync()).ConversationId,
            Synthesis = Some.Synthesis(),
            Next = new(NextActionKind.CaseClosed, "All is said"),
        };

        await call.HappensAsync(ready);
        await call.HappensAsync(ready);

        var conversation = await call.ConversationAsync();
        conversation.Synthesis.ShouldBe(ready.Synthesis);
        conversation.Next.ShouldBe(ready.Next);
    }

    [Fact]
    public async Task A_text_message_to_the_caller_is_stored_once()
    {
        var call = await ClosedAsync();
        var sent = Sms(call, toCaller: true);

        await call.HappensAsync(sent);
        await call.HappensAsync(sent);

        var stored = (await call.MessagesAsync()).Where(message => message.Action == MessageAction.Sms).ShouldHaveSingleItem();
        stored.Content.ShouldBe(sent.Text);
        stored.Persona.ShouldBe(Persona.Assistant);
    }

    [Fact]
    public async Task A_text_message_to_the_agent_is_no_part_of_the_conversation()
    {
        var call = await ClosedAsync();

        await call.HappensAsync(Sms(call, toCaller: false));

        (await call.MessagesAsync()).ShouldNotContain(message => message.Action == MessageAction.Sms);
    }

    [Fact]
    public async Task An_edge_that_comes_too_late_is_told_to_let_go()
    {
        var call = await ClosedAsync();

        await call.EdgeTakesItAsync(Guid.NewGuid(), PhoneCall.EdgeTwo);

        (await call.SentInTimeAsync<EndMediaSession>(m => m.CallId, PhoneCall.EdgeTwo)).Count.ShouldBe(1);
        (await call.StateAsync()).EdgeAddress.ShouldBeNull();
    }

    [Fact]
    public async Task A_leg_that_comes_to_light_after_all_was_given_up_is_hung_up()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.HangUpAsync();
        await call.RunsOutAsync<ClosingTimedOut>();
        await call.ShouldBeAsync("Closed");

        await call.IsPlacedAsync();
        await call.ConnectsAsync();

        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(2);
        call.Published<CallClosed>(m => m.CallId).Count.ShouldBe(1);
        call.Published<CallStarted>(m => m.CallId).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pick_up_reported_again_long_after_changes_nothing()
    {
        var call = await ClosedAsync();
        var before = call.Published<HangUpLeg>(m => m.CallId).Count;

        await call.ConnectsAsync();
        await call.IsPlacedAsync();

        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_transfer_accepted_late_is_still_told_and_the_agent_briefed()
    {
        var call = await ClosedAsync();

        await call.HappensAsync(new TransferAccepted { CallId = call.Id, CloudEventId = "1", ConnectionId = Some.ConnectionId });

        call.Published<CallTransferred>(m => m.CallId).Count.ShouldBe(1);
        call.Published<SendSms>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_else_comes_late_is_ignored()
    {
        var call = await ClosedAsync();
        var before = await call.StateAsync();

        await call.HangUpAsync();
        await call.TransferAsync();
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();
        await call.HappensAsync(new LegGone { CallId = call.Id });
        await call.HappensAsync(new CallPlacementFailed { CallId = call.Id });
        await call.HappensAsync(new StreamingRefused { CallId = call.Id, Attempt = 0 });
        await call.HappensAsync(new TransferRefused { CallId = call.Id, OperationContext = "" });
        await call.RunsOutAsync<RingTimedOut>();
        await call.RunsOutAsync<ClosingTimedOut>();
        await call.RunsOutAsync<DurationReached>();

        (await call.StateAsync()).CurrentState.ShouldBe("Closed");
        (await call.StateAsync()).CloseReason.ShouldBe(before.CloseReason);
        call.Published<CallClosed>(m => m.CallId).Count.ShouldBe(1);
    }

    private static SmsSent Sms(PhoneCall call, bool toCaller) => new()
    {
        SmsId = Guid.NewGuid(),
        CallId = call.Id,
        To = call.Initiation.PhoneNumber,
        Text = "In short: the laptop",
        Language = "en-US",
        ToCaller = toCaller,
        SentAt = Some.Morning,
    };

    private async Task<PhoneCall> ClosedAsync()
    {
        var call = new PhoneCall(board);
        await call.IsClosedAsync();
        await call.ShouldBeAsync("Closed");
        return call;
    }
}
