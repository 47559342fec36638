using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class BeginningTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task A_call_that_is_asked_for_is_dialled()
    {
        var call = new PhoneCall(board);

        await call.StartsAsync();

        await call.ShouldBeAsync("Initiating");
        var dialled = call.Published<PlaceCall>(m => m.CallId).ShouldHaveSingleItem();
        dialled.To.ShouldBe(call.Initiation.PhoneNumber);
        dialled.StreamAtOnce.ShouldBeTrue();
        call.Waits<RingTimedOut>().ShouldHaveSingleItem().Delay.TotalSeconds.ShouldBe(60, tolerance: 5);
        (await call.MessagesAsync()).ShouldHaveSingleItem().Action.ShouldBe(MessageAction.Call);
        (await call.StateAsync()).Direction.ShouldBe(CallDirection.Outbound);
    }

    [Fact]
    public async Task A_call_that_rings_is_answered()
    {
        var call = new PhoneCall(board);

        await call.RingsAsync();

        await call.ShouldBeAsync("Initiating");
        call.Published<AnswerCall>(m => m.CallId).ShouldHaveSingleItem().IncomingCallContext.ShouldBe("eyJctx");
        (await call.MessagesAsync()).ShouldHaveSingleItem().Persona.ShouldBe(Persona.Human);
        (await call.StateAsync()).Direction.ShouldBe(CallDirection.Inbound);
    }

    [Fact]
    public async Task Asking_twice_dials_once()
    {
        var call = new PhoneCall(board);

        await call.StartsAsync();
        await call.StartsAsync();

        call.Published<PlaceCall>(m => m.CallId).Count.ShouldBe(1);
        (await call.MessagesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ringing_twice_answers_once()
    {
        var call = new PhoneCall(board);

        await call.RingsAsync();
        await call.RingsAsync();

        call.Published<AnswerCall>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task From_the_request_to_the_edge_the_call_comes_to_talking()
    {
        var call = new PhoneCall(board);

        await call.TalksAsync();

        await call.ShouldBeAsync("Talking");
        var started = call.Published<CallStarted>(m => m.CallId).ShouldHaveSingleItem();
        started.Direction.ShouldBe(CallDirection.Outbound);
        started.ConnectedAt.ShouldBe(Some.Morning);
        var state = await call.StateAsync();
        state.ConnectionId.ShouldBe(Some.ConnectionId);
        state.ServerCallId.ShouldBe(Some.ServerCallId);
        state.EdgeAddress.ShouldBe(PhoneCall.EdgeOne);
        state.MediaSessionId.ShouldBe(call.Session);
        state.StepTimeoutId.ShouldBeNull();
        state.DurationTimeoutId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_pick_up_reported_twice_counts_once()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.ConnectsAsync();
        await call.ConnectsAsync();

        call.Published<CallStarted>(m => m.CallId).Count.ShouldBe(1);
        call.Waits<MediaStartTimedOut>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_pick_up_may_be_reported_before_the_dialling()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.ConnectsAsync();
        await call.IsPlacedAsync();
        await call.EdgeTakesItAsync();

        await call.ShouldBeAsync("Talking");
        (await call.StateAsync()).ConnectionId.ShouldBe(Some.ConnectionId);
    }

    [Fact]
    public async Task The_edge_may_come_before_the_pick_up_is_reported()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.EdgeTakesItAsync();
        await call.ConnectsAsync();

        await call.ShouldBeAsync("Talking");
        call.Published<CallStarted>(m => m.CallId).Count.ShouldBe(1);
        (await call.StateAsync()).ConnectionId.ShouldBe(Some.ConnectionId);
    }

    [Fact]
    public async Task The_ticket_of_an_answered_call_is_thrown_away()
    {
        var call = new PhoneCall(board);
        await call.RingsAsync();

        await call.IsPlacedAsync();

        (await call.StateAsync()).IncomingCallContext.ShouldBeNull();
    }

    [Fact]
    public async Task A_call_that_cannot_be_placed_is_closed_as_failed()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.HappensAsync(new CallPlacementFailed { CallId = call.Id });

        await call.ShouldBeAsync("Closed");
        var closed = call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem();
        closed.Reason.ShouldBe(CloseReason.Failed);
        closed.Duration.ShouldBe(TimeSpan.Zero);
        closed.CallerSpoke.ShouldBeFalse();
    }

    [Fact]
    public async Task A_placement_that_seemed_to_fail_does_not_end_a_call_that_was_picked_up()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();

        await call.HappensAsync(new CallPlacementFailed { CallId = call.Id });

        await call.ShouldBeAsync("Initiating");
    }

    [Theory]
    [InlineData(486, 560486, CloseReason.Busy)]
    [InlineData(603, 0, CloseReason.Declined)]
    [InlineData(487, 10004, CloseReason.NoAnswer)]
    [InlineData(500, 9999, CloseReason.Failed)]
    public async Task A_call_that_is_not_picked_up_is_closed_with_the_reason(int code, int subCode, CloseReason reason)
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.IsPlacedAsync();

        await call.HappensAsync(new CallSetupFailed
        {
            CallId = call.Id, CloudEventId = call.NextEvent(), ConnectionId = Some.ConnectionId, Result = new(code, subCode),
        });

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(reason);
        (await call.MessagesAsync()).Select(message => message.Action).ShouldBe([MessageAction.Call, MessageAction.Hangup]);
    }

    [Fact]
    public async Task A_caller_who_gives_up_before_we_answer_has_hung_up()
    {
        var call = new PhoneCall(board);
        await call.RingsAsync();

        await call.DisconnectsAsync(487, 540487);

        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.CallerHungUp);
    }

    [Fact]
    public async Task Nobody_picking_up_in_time_ends_the_call()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.IsPlacedAsync();

        await call.RunsOutAsync<RingTimedOut>();

        await call.ShouldBeAsync("Closing");
        call.Published<HangUpLeg>(m => m.CallId).ShouldHaveSingleItem().ConnectionId.ShouldBe(Some.ConnectionId);
        await call.DisconnectsAsync();
        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.NoAnswer);
    }

    [Fact]
    public async Task A_ring_timeout_that_comes_after_the_pick_up_is_stale()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();

        await call.RunsOutAsync<RingTimedOut>();

        await call.ShouldBeAsync("Initiating");
        call.Published<HangUpLeg>(m => m.CallId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hanging_up_before_the_leg_is_known_hangs_it_up_as_soon_as_it_is()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.HangUpAsync(CloseReason.SupervisorHungUp);
        call.Published<HangUpLeg>(m => m.CallId).ShouldBeEmpty();
        await call.IsPlacedAsync();

        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(1);
        await call.DisconnectsAsync();
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.SupervisorHungUp);
    }

    [Fact]
    public async Task A_transfer_asked_for_before_anybody_talks_is_ignored()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();

        await call.TransferAsync(bySupervisor: true);

        await call.ShouldBeAsync("Initiating");
        call.Published<TransferLeg>(m => m.CallId).ShouldBeEmpty();
    }

    [Fact]
    public async Task News_of_an_unknown_call_is_dropped()
    {
        var call = new PhoneCall(board);

        await call.ConnectsAsync();
        await call.HangUpAsync();
        await call.TurnEndsAsync(0, Some.Said("Hello"));

        (await call.MessagesAsync()).ShouldBeEmpty();
        call.Published<CallStarted>(m => m.CallId).ShouldBeEmpty();
    }
}
