using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Notifications;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class TransferTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task An_announced_transfer_goes_to_the_agent_at_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.TransferAsync();

        await call.ShouldBeAsync("Transferring");
        var asked = call.Published<TransferLeg>(m => m.CallId).ShouldHaveSingleItem();
        asked.Agent.ShouldBe(call.Initiation.AgentPhoneNumber);
        asked.OperationContext.ShouldBe($"transfer-{(await call.StateAsync()).TransferTimeoutId:N}");
        call.Waits<TransferTimedOut>().ShouldHaveSingleItem().Delay.TotalSeconds.ShouldBe(45, tolerance: 5);
        call.Sent<SayToCaller>(m => m.CallId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Asking_twice_transfers_once()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.TransferAsync();

        call.Published<TransferLeg>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_agent_who_takes_the_call_is_briefed_and_the_call_is_closed_as_transferred()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.HappensAsync(Some.Turn(call.Id, call.Session, 0, Some.Said("My laptop broke")) with
        {
            ClaimChanges = [new("caller_name", "Kevyn Durand"), new("hardware_info", "Laptop")],
        });
        await call.TransferAsync();

        await call.HappensAsync(Accepted(call));

        call.Published<CallTransferred>(m => m.CallId).ShouldHaveSingleItem().AgentPhoneNumber.ShouldBe(call.Initiation.AgentPhoneNumber);
        var brief = call.Published<SendSms>(m => m.CallId).ShouldHaveSingleItem();
        brief.To.ShouldBe(call.Initiation.AgentPhoneNumber);
        brief.ToCaller.ShouldBeFalse();
        brief.Text.ShouldBe($"☎ {call.Initiation.PhoneNumber} Kevyn Durand\nContoso: Help with the laptop\n- hardware_info: Laptop");
        (await call.SentInTimeAsync<EndMediaSession>(m => m.CallId)).Count.ShouldBe(1);
        await call.ShouldBeAsync("Closing");

        await call.EdgeLetsGoAsync(reason: StreamEnd.WeClosed);
        await call.ShouldBeAsync("Closing");
        await call.DisconnectsAsync();

        await call.ShouldBeAsync("Closed");
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.Transferred);
    }

    [Fact]
    public async Task A_transfer_accepted_twice_briefs_the_agent_once()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.HappensAsync(Accepted(call));
        await call.HappensAsync(Accepted(call));
        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();
        await call.HappensAsync(Accepted(call));

        call.Published<SendSms>(m => m.CallId).Count.ShouldBe(1);
        call.Published<CallTransferred>(m => m.CallId).Count.ShouldBe(1);
        call.Published<CallClosed>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_end_of_our_leg_may_be_reported_before_the_transfer()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.DisconnectsAsync();
        await call.HappensAsync(Accepted(call));
        await call.EdgeLetsGoAsync();

        call.Published<CallTransferred>(m => m.CallId).Count.ShouldBe(1);
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.Transferred);
    }

    [Fact]
    public async Task An_agent_who_declines_leaves_the_caller_with_us_and_a_promise_to_call_back()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.HappensAsync(Failed(call, (await call.StateAsync()).TransferTimeoutId));

        await call.ShouldBeAsync("Talking");
        var said = call.Sent<SayToCaller>(m => m.CallId).ShouldHaveSingleItem();
        said.Then.ShouldBe(AfterSaying.Listen);
        var reminder = (await call.ConversationAsync()).Reminders.ShouldHaveSingleItem();
        reminder.Owner.ShouldBe("agent");
        reminder.Description.ShouldBe(said.Text);
        (await call.StateAsync()).TransferTimeoutId.ShouldBeNull();
    }

    [Fact]
    public async Task An_agent_who_does_not_answer_in_time_leaves_the_caller_with_us()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.RunsOutAsync<TransferTimedOut>();

        await call.ShouldBeAsync("Talking");
        call.Sent<SayToCaller>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_transfer_that_the_service_refuses_leaves_the_caller_with_us()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.HappensAsync(new TransferRefused
        {
            CallId = call.Id, OperationContext = call.Published<TransferLeg>(m => m.CallId)[0].OperationContext,
        });

        await call.ShouldBeAsync("Talking");
    }

    [Fact]
    public async Task The_failure_of_an_earlier_transfer_does_not_end_the_next_one()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();
        var first = (await call.StateAsync()).TransferTimeoutId;
        await call.RunsOutAsync<TransferTimedOut>();
        await call.TransferAsync();

        await call.HappensAsync(Failed(call, first));
        await call.RunsOutAsync<TransferTimedOut>(earlier: 1);

        await call.ShouldBeAsync("Transferring");
        call.Published<TransferLeg>(m => m.CallId).Select(leg => leg.OperationContext).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_agent_who_answers_after_the_timeout_still_has_the_call()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();
        await call.RunsOutAsync<TransferTimedOut>();

        await call.HappensAsync(Accepted(call));

        await call.ShouldBeAsync("Closing");
        call.Published<CallTransferred>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_edge_a_failed_transfer_brings_the_audio_back()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();
        await call.EdgeLetsGoAsync(reason: StreamEnd.ConnectionLost);
        call.Waits<StreamingPauseElapsed>().ShouldBeEmpty();

        await call.RunsOutAsync<TransferTimedOut>();
        await call.RunsOutAsync<StreamingPauseElapsed>();

        await call.ShouldBeAsync("Talking");
        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_on_the_way_to_the_agent_ends_the_call()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.DisconnectsAsync();
        await call.EdgeLetsGoAsync();

        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.CallerHungUp);
    }

    [Fact]
    public async Task A_supervisor_may_hang_up_on_the_way_to_the_agent()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.HangUpAsync(CloseReason.SupervisorHungUp);

        await call.ShouldBeAsync("Closing");
        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_lasts_too_long_while_the_agent_is_being_reached_gets_another_minute()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.RunsOutAsync<DurationReached>();

        await call.ShouldBeAsync("Transferring");
        call.Waits<DurationReached>()[^1].Delay.TotalSeconds.ShouldBe(60, tolerance: 5);
    }

    private static TransferAccepted Accepted(PhoneCall call) => new()
    {
        CallId = call.Id, CloudEventId = call.NextEvent(), ConnectionId = Some.ConnectionId,
    };

    private static TransferFailed Failed(PhoneCall call, Guid? attempt) => new()
    {
        CallId = call.Id,
        CloudEventId = call.NextEvent(),
        ConnectionId = Some.ConnectionId,
        OperationContext = $"transfer-{attempt:N}",
        Result = new(603, 560603),
    };
}
