using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class ClosingTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task After_the_goodbye_the_line_is_cut_and_the_call_closed_when_everybody_has_let_go()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.TurnEndsAsync(0, Some.Said("Bye"));

        await call.HangUpAsync();
        await call.ShouldBeAsync("Closing");
        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(1);
        await call.DisconnectsAsync();
        await call.ShouldBeAsync("Closing");
        (await call.SentInTimeAsync<EndMediaSession>(m => m.CallId)).Count.ShouldBe(1);
        call.Published<CallClosed>(m => m.CallId).ShouldBeEmpty();
        await call.EdgeLetsGoAsync(lastTurn: 0);

        await call.ShouldBeAsync("Closed");
        var closed = call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem();
        closed.Reason.ShouldBe(CloseReason.AssistantHungUp);
        closed.CallerSpoke.ShouldBeTrue();
        closed.PhoneNumber.ShouldBe(call.Initiation.PhoneNumber);
        closed.ConversationId.ShouldBe((await call.StateAsync()).ConversationId);
        (await call.MessagesAsync())[^1].Action.ShouldBe(MessageAction.Hangup);
        (await call.StateAsync()).DurationTimeoutId.ShouldBeNull();
    }

    [Fact]
    public async Task The_edge_may_let_go_before_the_end_of_the_line_is_reported()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();

        await call.EdgeLetsGoAsync();
        await call.ShouldBeAsync("Closing");
        await call.DisconnectsAsync();

        await call.ShouldBeAsync("Closed");
        call.Sent<EndMediaSession>(m => m.CallId).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_is_not_closed_before_the_last_turn_is_stored()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.DisconnectsAsync();

        await call.EdgeLetsGoAsync(lastTurn: 0);
        await call.ShouldBeAsync("Closing");
        call.Published<CallClosed>(m => m.CallId).ShouldBeEmpty();
        await call.TurnEndsAsync(0, Some.Said("One more thing"));

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().CallerSpoke.ShouldBeTrue();
    }

    [Fact]
    public async Task A_last_turn_outstanding_when_the_line_ends_is_waited_for()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.EdgeLetsGoAsync(lastTurn: 0);

        await call.DisconnectsAsync();
        await call.ShouldBeAsync("Closing");
        await call.TurnEndsAsync(0, Some.Said("Wait"));

        await call.ShouldBeAsync("Closed");
    }

    [Fact]
    public async Task A_turn_that_never_comes_does_not_keep_the_call_open()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync(lastTurn: 7);

        await call.RunsOutAsync<ClosingTimedOut>();

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.CallerHungUp);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_ends_the_call()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        board.Clock.Advance(TimeSpan.FromSeconds(90));

        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();

        var closed = call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem();
        closed.Reason.ShouldBe(CloseReason.CallerHungUp);
        closed.Duration.ShouldBe(TimeSpan.FromSeconds(90));
        (await call.MessagesAsync())[^1].Persona.ShouldBe(Persona.Human);
    }

    [Fact]
    public async Task The_end_of_the_line_reported_twice_closes_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.DisconnectsAsync();
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();

        call.Published<CallClosed>(m => m.CallId).Count.ShouldBe(1);
        (await call.SentInTimeAsync<EndMediaSession>(m => m.CallId)).Count.ShouldBe(1);
        (await call.MessagesAsync()).Count(message => message.Action == MessageAction.Hangup).ShouldBe(1);
    }

    [Fact]
    public async Task Hanging_up_twice_cuts_the_line_once()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();

        await call.HangUpAsync(CloseReason.SupervisorHungUp);
        await call.TransferAsync();

        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(1);
        (await call.StateAsync()).CloseReason.ShouldBe(CloseReason.AssistantHungUp);
    }

    [Fact]
    public async Task A_line_whose_end_is_not_reported_does_not_keep_the_call_open()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();

        await call.RunsOutAsync<ClosingTimedOut>();

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.AssistantHungUp);
    }

    [Fact]
    public async Task A_line_found_gone_when_it_is_cut_counts_as_ended()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();
        await call.EdgeLetsGoAsync();

        await call.HappensAsync(new LegGone { CallId = call.Id });

        await call.ShouldBeAsync("Closed");
        await call.DisconnectsAsync();
        call.Published<CallClosed>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_found_gone_while_talking_ends_the_call()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(new LegGone { CallId = call.Id });
        await call.EdgeLetsGoAsync();

        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.CallerHungUp);
    }

    [Fact]
    public async Task A_callee_who_picks_up_while_we_give_up_is_hung_up_on()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.IsPlacedAsync();
        await call.RunsOutAsync<RingTimedOut>();

        await call.ConnectsAsync();

        call.Published<HangUpLeg>(m => m.CallId).Select(leg => leg.Step).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        await call.ShouldBeAsync("Closing");
    }

    [Fact]
    public async Task A_setup_that_fails_while_we_give_up_closes_the_call()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.IsPlacedAsync();
        await call.RunsOutAsync<RingTimedOut>();

        await call.HappensAsync(new CallSetupFailed { CallId = call.Id, CloudEventId = "1", ConnectionId = Some.ConnectionId, Result = new(487, 10003) });

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.NoAnswer);
    }

    [Fact]
    public async Task An_edge_that_comes_while_closing_is_told_to_let_go()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();
        var late = Guid.NewGuid();

        await call.EdgeTakesItAsync(late, PhoneCall.EdgeTwo);
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync(late);

        (await call.SentInTimeAsync<EndMediaSession>(m => m.CallId, PhoneCall.EdgeTwo)).Count.ShouldBeGreaterThan(0);
        await call.ShouldBeAsync("Closed");
    }

    [Fact]
    public async Task A_call_that_lasts_too_long_is_said_goodbye_to_and_then_cut()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.RunsOutAsync<DurationReached>();
        await call.ShouldBeAsync("Talking");
        call.Sent<SayToCaller>(m => m.CallId).ShouldHaveSingleItem().Then.ShouldBe(AfterSaying.HangUp);
        await call.HangUpAsync();
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();

        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.MaximumDuration);
    }

    [Fact]
    public async Task A_goodbye_that_takes_too_long_is_cut()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.RunsOutAsync<DurationReached>();

        await call.RunsOutAsync<DurationReached>();

        await call.ShouldBeAsync("Closing");
        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_lasts_too_long_without_an_edge_is_cut_at_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.EdgeLetsGoAsync();

        await call.RunsOutAsync<DurationReached>();

        await call.ShouldBeAsync("Closing");
        (await call.StateAsync()).CloseReason.ShouldBe(CloseReason.MaximumDuration);
    }

    [Fact]
    public async Task Audio_lost_during_the_goodbye_is_not_asked_for_again()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.RunsOutAsync<DurationReached>();
        await call.EdgeLetsGoAsync();

        await call.RunsOutAsync<StreamingPauseElapsed>();

        await call.ShouldBeAsync("Closing");
        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
    }
}
