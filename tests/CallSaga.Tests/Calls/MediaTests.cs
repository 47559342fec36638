using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class MediaTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task Audio_that_does_not_come_is_asked_for_again_and_after_three_times_the_call_fails()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await call.RunsOutAsync<MediaStartTimedOut>();
            call.Published<StartStreaming>(m => m.CallId)[^1].Attempt.ShouldBe(attempt);
        }

        await call.RunsOutAsync<MediaStartTimedOut>();

        await call.ShouldBeAsync("Closing");
        call.Published<HangUpLeg>(m => m.CallId).Count.ShouldBe(1);
        await call.DisconnectsAsync();
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.Failed);
    }

    [Fact]
    public async Task A_stream_that_fails_to_start_is_asked_for_again_after_a_pause()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();

        await call.HappensAsync(call.StreamingFailed(operationContext: null));
        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
        await call.RunsOutAsync<StreamingPauseElapsed>();

        call.Published<StartStreaming>(m => m.CallId).ShouldHaveSingleItem().Attempt.ShouldBe(1);
        await call.EdgeTakesItAsync();
        await call.ShouldBeAsync("Talking");
    }

    [Fact]
    public async Task A_stream_that_full_edges_refused_is_asked_for_again_and_taken_by_one_with_room()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();

        await call.HappensAsync(call.StreamingFailed(operationContext: null));
        await call.RunsOutAsync<StreamingPauseElapsed>();
        await call.HappensAsync(call.StreamingFailed("streaming-1"));
        await call.RunsOutAsync<StreamingPauseElapsed>();
        call.Published<StartStreaming>(m => m.CallId).Select(start => start.Attempt).ShouldBe([1, 2]);
        await call.EdgeTakesItAsync(Guid.NewGuid(), PhoneCall.EdgeTwo);

        await call.ShouldBeAsync("Talking");
        (await call.StateAsync()).EdgeAddress.ShouldBe(PhoneCall.EdgeTwo);
    }

    [Fact]
    public async Task The_failure_of_an_earlier_start_is_stale()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();
        await call.RunsOutAsync<MediaStartTimedOut>();
        await call.RunsOutAsync<MediaStartTimedOut>();

        await call.HappensAsync(call.StreamingFailed("streaming-1"));
        await call.HappensAsync(new StreamingRefused { CallId = call.Id, Attempt = 1 });

        call.Waits<StreamingPauseElapsed>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_start_is_tried_again_after_a_pause()
    {
        var call = new PhoneCall(board);
        await call.StartsAsync();
        await call.ConnectsAsync();
        await call.RunsOutAsync<MediaStartTimedOut>();

        await call.HappensAsync(new StreamingRefused { CallId = call.Id, Attempt = 1 });
        await call.RunsOutAsync<StreamingPauseElapsed>();

        call.Published<StartStreaming>(m => m.CallId).Select(start => start.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_stream_that_breaks_because_the_caller_hung_up_is_not_asked_for_again()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(call.StreamingStopped());
        await call.EdgeLetsGoAsync();
        await call.DisconnectsAsync();
        await call.RunsOutAsync<StreamingPauseElapsed>();

        await call.ShouldBeAsync("Closed");
        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
        call.Published<CallClosed>(m => m.CallId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.CallerHungUp);
    }

    [Fact]
    public async Task A_session_reported_twice_counts_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.EdgeTakesItAsync();

        await call.ShouldBeAsync("Talking");
        (await call.StateAsync()).MediaSessionId.ShouldBe(call.Session);
    }

    [Fact]
    public async Task A_media_timeout_that_comes_while_talking_is_stale()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.RunsOutAsync<MediaStartTimedOut>();

        call.Published<StartStreaming>(m => m.CallId).ShouldBeEmpty();
        (await call.StateAsync()).EdgeAddress.ShouldBe(PhoneCall.EdgeOne);
    }

    [Fact]
    public async Task Reports_of_the_services_own_playing_mean_nothing()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.HappensAsync(new PlayCompleted { CallId = call.Id, CloudEventId = "1", ConnectionId = Some.ConnectionId });
        await call.HappensAsync(new PlayFailed { CallId = call.Id, CloudEventId = "2", ConnectionId = Some.ConnectionId });
        await call.HappensAsync(new PlayCanceled { CallId = call.Id, CloudEventId = "3", ConnectionId = Some.ConnectionId });
        await call.HappensAsync(new RecognizeCanceled { CallId = call.Id, CloudEventId = "4", ConnectionId = Some.ConnectionId });
        await call.HappensAsync(new MediaStreamingStarted { CallId = call.Id, CloudEventId = "5", ConnectionId = Some.ConnectionId });

        await call.ShouldBeAsync("Talking");
    }
}
