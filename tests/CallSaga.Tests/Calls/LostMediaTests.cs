using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Media;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>Sound that is lost in the middle of a call, and edges that leave, die or take over.</summary>
public sealed class LostMediaTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task Audio_lost_while_talking_is_asked_for_again_and_the_next_edge_goes_on()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.EdgeLetsGoAsync(reason: StreamEnd.ConnectionLost);
        await call.ShouldBeAsync("Talking");
        await call.RunsOutAsync<StreamingPauseElapsed>();
        var next = Guid.NewGuid();
        await call.EdgeTakesItAsync(next, PhoneCall.EdgeTwo);

        call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem().Attempt.ShouldBe(1);
        var state = await call.StateAsync();
        state.CurrentState.ShouldBe("Talking");
        state.MediaSessionId.ShouldBe(next);
        state.EdgeAddress.ShouldBe(PhoneCall.EdgeTwo);
        state.StepTimeoutId.ShouldBeNull();
    }

    [Fact]
    public async Task An_edge_that_died_is_replaced_when_the_service_reports_the_stream_stopped()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(call.StreamingStopped());
        await call.RunsOutAsync<StreamingPauseElapsed>();

        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(1);
        (await call.StateAsync()).EdgeAddress.ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_session_holds_the_call_and_the_end_of_the_older_one_is_ignored()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var newer = Guid.NewGuid();

        await call.EdgeTakesItAsync(newer, PhoneCall.EdgeTwo);
        await call.EdgeLetsGoAsync(reason: StreamEnd.Replaced);

        var state = await call.StateAsync();
        state.MediaSessionId.ShouldBe(newer);
        state.EdgeAddress.ShouldBe(PhoneCall.EdgeTwo);
        call.Waits<StreamingPauseElapsed>().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edge_that_leaves_hands_its_call_to_another_at_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.EdgeLetsGoAsync(reason: StreamEnd.EdgeLeaving);

        call.Waits<StreamingPauseElapsed>().ShouldBeEmpty();
        var start = call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem();
        start.Attempt.ShouldBe(1);
        start.Afresh.ShouldBeFalse();
        (await call.StateAsync()).EdgeAddress.ShouldBeNull();
    }

    [Fact]
    public async Task An_edge_that_leaves_is_not_followed_before_its_last_turn_is_stored()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.EdgeLetsGoAsync(lastTurn: 0, reason: StreamEnd.EdgeLeaving);

        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
        await call.TurnEndsAsync(0, Some.Said("I lost my card."));
        await call.RunsOutAsync<StreamingPauseElapsed>();
        call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_edge_that_is_lost_is_replaced_and_what_the_service_believes_in_is_stopped_first()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });
        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });

        var start = call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem();
        start.Attempt.ShouldBe(1);
        start.Afresh.ShouldBeTrue();
    }

    [Fact]
    public async Task Late_news_of_a_dead_session_does_not_disturb_the_new_one()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });
        var newer = Guid.NewGuid();
        await call.EdgeTakesItAsync(newer, PhoneCall.EdgeTwo);
        await call.HappensAsync(Some.Turn(call.Id, newer, 0, Some.Said("En français.")) with { Language = "fr-FR" });

        await call.TurnEndsAsync(0, Some.Said("I lost my card."));
        await call.EdgeLetsGoAsync(lastTurn: 7, reason: StreamEnd.ConnectionLost);
        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });
        await call.HappensAsync(call.StreamingFailed(operationContext: null));
        await call.HappensAsync(new StreamingRefused { CallId = call.Id, Attempt = 1 });
        await call.HappensAsync(call.StreamingStopped() with { OperationContext = "streaming-stop-1" });

        var state = await call.StateAsync();
        state.MediaSessionId.ShouldBe(newer);
        state.EdgeAddress.ShouldBe(PhoneCall.EdgeTwo);
        state.AwaitedTurn.ShouldBeNull();
        state.StepTimeoutId.ShouldBeNull();
        state.Language.ShouldBe("fr-FR");
        (await call.MessagesAsync()).ShouldContain(message => message.Content.Contains("my card", StringComparison.Ordinal));
        call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_may_lose_its_audio_often_as_long_as_the_caller_is_heard_in_between()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var session = call.Session;
        for (var loss = 1; loss <= 6; loss++)
        {
            await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = session });
            session = Guid.NewGuid();
            await call.EdgeTakesItAsync(session);
            await call.HappensAsync(Some.Turn(call.Id, session, 0, Some.Said("Are you there?")));
        }

        await call.ShouldBeAsync("Talking");
        call.Published<StartStreaming>(m => m.CallId).Select(start => start.Attempt).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task A_call_whose_audio_comes_back_only_to_be_lost_again_is_given_up()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var session = call.Session;
        for (var loss = 1; loss <= 4; loss++)
        {
            await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = session });
            session = Guid.NewGuid();
            if (loss <= 3)
                await call.EdgeTakesItAsync(session);
        }

        await call.ShouldBeAsync("Closing");
        call.Published<StartStreaming>(m => m.CallId).Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_edge_lost_during_a_transfer_is_replaced_once_the_caller_comes_back()
    {
        var call = new PhoneCall(board);
        await call.IsBeingTransferredAsync();

        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });
        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
        await call.RunsOutAsync<TransferTimedOut>();
        await call.RunsOutAsync<StreamingPauseElapsed>();

        await call.ShouldBeAsync("Talking");
        call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_closing_call_does_not_wait_for_an_edge_that_is_lost()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();
        await call.DisconnectsAsync();
        await call.ShouldBeAsync("Closing");

        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });

        await call.ShouldBeAsync("Closed");
    }

    [Fact]
    public async Task A_closed_call_forgets_an_edge_that_is_lost()
    {
        var call = new PhoneCall(board);
        await call.IsClosingAsync();
        await call.RunsOutAsync<ClosingTimedOut>();
        await call.ShouldBeAsync("Closed");

        await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });

        (await call.StateAsync()).EdgeAddress.ShouldBeNull();
        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
    }
}
