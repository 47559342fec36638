using System.Net.WebSockets;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>How calls and their sessions come to an end, and what must not end them.</summary>
[Trait("Speed", "slow")]
public sealed class CallEndTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    // The phone's clock runs fast: with a short silence timeout a slow machine would see warnings between the steps of a test.
    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_goodbye_is_heard_before_the_call_is_ended()
    {
        _edge.Words[3000] = "That was all.";
        _edge.Respond = (_, _) => Answers.With(new AssistantSentence("Goodbye then.", Style.None), new CallEndRequested());
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var greeted = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        (await _edge.Bus.WaitAsync<HangUpCall>(call.Id)).Single().Reason.ShouldBe(CloseReason.AssistantHungUp);
        // "Goodbye then." at 60 ms a letter and a pause behind each of its words.
        (await phone.CatchesUpAsync(_edge.Sent) - greeted).ShouldBe(14 * 3);
        var published = _edge.Bus.About(call.Id);
        published[^2].ShouldBeOfType<TurnCompleted>().Messages[^1].Content.ShouldBe("Goodbye then.");
        published[^1].ShouldBeOfType<HangUpCall>();
    }

    [Fact]
    public async Task A_model_that_ends_the_call_without_a_goodbye_is_helped_out()
    {
        _edge.Words[3000] = "That was all.";
        _edge.Respond = (_, _) => Answers.With(new AssistantSentence("Very well.", Style.None), new CallEndRequested());
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<HangUpCall>(call.Id);
        _edge.Bus.Of<TurnCompleted>(call.Id)[^1].Messages[^1].Content.ShouldStartWith("Very well. ");
    }

    [Fact]
    public async Task A_caller_who_interrupts_the_goodbye_is_answered_and_not_cut_off()
    {
        _edge.Words[3000] = "That was all.";
        _edge.Words[5000] = "No wait please.";
        _edge.Respond = (context, _) => Said(context, "That was all.")
            ? Answers.With(new AssistantSentence("Goodbye and thank you very much for calling us about this.", Style.None), new CallEndRequested())
            : Answers.Of("Of course.");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        await phone.HearsAsync(before + 45);
        phone.Says(5000, seconds: 1);
        await phone.StopsAsync(1);
        var turns = await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 3);
        var heard = turns[1].Messages[1].Content;
        heard.ShouldStartWith("Goodbye and");
        "Goodbye and thank you very much for calling us about this.".ShouldStartWith(heard);
        heard.ShouldNotContain("this");
        turns[2].Messages.Select(m => m.Content).ShouldBe(["No wait please.", "Of course."]);
        _edge.Bus.Of<HangUpCall>(call.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_silent_caller_is_asked_and_then_left_with_a_goodbye()
    {
        await _edge.DisposeAsync();
        _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "6"), ("features:recognition_retry_max", "1"));
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        (await _edge.Bus.WaitAsync<HangUpCall>(call.Id)).Single().Reason.ShouldBe(CloseReason.Silence);
        _edge.Bus.Of<TurnCompleted>(call.Id).Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_newest_connection_of_a_call_wins()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var first = call.Phone;
        await using var second = await _edge.ConnectAsync(call.Id);
        (await first.Closed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).ShouldBe(WebSocketCloseStatus.NormalClosure);
        var started = await _edge.Bus.WaitAsync<MediaSessionStarted>(call.Id, 2);
        var ended = (await _edge.Bus.WaitAsync<MediaSessionEnded>(call.Id)).Single();
        ended.Reason.ShouldBe(StreamEnd.Replaced);
        ended.SessionId.ShouldBe(started[0].SessionId);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call.Id, 2))[1].SessionId.ShouldBe(started[1].SessionId);
    }

    [Fact]
    public async Task The_saga_ends_a_session_with_its_last_turn_published()
    {
        _edge.Words[3000] = "Tell me a story.";
        _edge.Respond = (_, _) => Answers.Of("Once upon a time there was a telephone which nobody ever answered at all.");
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        await phone.HearsAsync(before + 60);
        await _edge.SendAsync(call.Address, new EndMediaSession { CallId = call.Id });
        await _edge.SendAsync(call.Address, new EndMediaSession { CallId = call.Id });
        var ended = (await _edge.Bus.WaitAsync<MediaSessionEnded>(call.Id)).Single();
        ended.Reason.ShouldBe(StreamEnd.WeClosed);
        ended.LastTurn.ShouldBe(1);
        var heard = _edge.Bus.Of<TurnCompleted>(call.Id)[1].Messages[1].Content;
        heard.ShouldStartWith("Once upon");
        heard.ShouldNotContain("at all");
        (await phone.Closed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Stopping_the_service_ends_its_sessions_orderly()
    {
        var call = await GreetedCall.StartAsync(_edge);
        await using var phone = call.Phone;
        await _edge.DisposeAsync();
        _edge.Bus.Of<MediaSessionEnded>(call.Id).Single().Reason.ShouldBe(StreamEnd.EdgeLeaving);
    }

    private static bool Said(ChatContext context, string words) => string.Equals(context.Messages[^1].Content, words, StringComparison.Ordinal);
}
