using System.Diagnostics;
using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Speech.OpenAI;
using CallCenter.MediaEdge.Tracing;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Tracing;

/// <summary>What the trace of a call tells of its speech.</summary>
[Trait("Speed", "slow")]
public sealed class SpeechSpanTests : IAsyncLifetime
{
    private readonly RecordedSpans _spans = new(EdgeTrace.SourceName, CallTrace.SourceName);
    private readonly ReceivedRequests _received = new();
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public async ValueTask DisposeAsync()
    {
        _spans.Dispose();
        _received.Dispose();
        await _edge.DisposeAsync();
    }

    [Fact]
    public async Task Utterances_sentences_and_turns_are_spans_of_the_call_without_its_words()
    {
        InterruptedStory.Tell(_edge);
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        await InterruptedStory.HearAsync(phone);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 3);
        await phone.HangUpAsync();
        var trace = CallTrace.IdOf(call);
        var session = (await _spans.WaitAsync(trace, "media session", Token))[0];

        var heard = _spans.Of(trace, "recognize");
        heard.Count.ShouldBe(2);
        foreach (var utterance in heard)
        {
            Tag(utterance, "speech.provider").ShouldBe("azure");
            Tag(utterance, "speech.language").ShouldBe("en-US");
            Tag(utterance, "speech.has_words").ShouldBe(true);
            ((double)Tag(utterance, "speech.audio_seconds")!).ShouldBeInRange(0.5, 1.5);
            ((double)Tag(utterance, "speech.latency_ms")!).ShouldBeInRange(0, 5000);
            utterance.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        }

        var sentences = _spans.Of(trace, "synthesize");
        var story = sentences.Single(sentence => Tag(sentence, "speech.characters") is int letters && letters == InterruptedStory.Story.Length);
        Tag(story, "speech.cut_off").ShouldBe(true);
        Tag(story, "speech.voice").ShouldNotBeNull();
        ((double)Tag(story, "speech.first_sound_ms")!).ShouldBeGreaterThan(0);
        sentences.Count(sentence => Tag(sentence, "speech.cut_off") is false).ShouldBeGreaterThanOrEqualTo(1);

        var turns = _spans.Of(trace, "turn");
        turns.Count.ShouldBe(2);
        Tag(turns[0], "turn.answered").ShouldBe(true);
        ((double)Tag(turns[0], "turn.first_token_ms")!).ShouldBeLessThanOrEqualTo((double)Tag(turns[0], "turn.first_sent_ms")!);
        ((double)Tag(turns[0], "turn.end_of_turn_ms")!).ShouldBeGreaterThan(0);

        foreach (var span in heard.Concat(sentences).Concat(turns))
        {
            span.ParentSpanId.ShouldBe(session.SpanId);
            span.Status.ShouldBe(ActivityStatusCode.Unset);
            foreach (var text in span.TagObjects.Select(tag => tag.Value).OfType<string>())
                (text.Contains("story", StringComparison.OrdinalIgnoreCase) || text.Contains("telephone", StringComparison.Ordinal)).ShouldBeFalse(text);
        }
    }

    [Fact]
    public async Task The_requests_that_open_the_sockets_of_speech_tell_the_trace_and_nothing_else_of_it()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);

        var requests = _received.Of(CallTrace.IdOf(call));
        foreach (var path in new[] { "/stt/", "/tts/" })
            requests.ShouldContain(request => request.Path.StartsWith(path, StringComparison.Ordinal), $"{path} among {string.Join(' ', requests.Select(request => request.Path))}");
        requests.ShouldAllBe(request => request.Others.Length == 0);
    }

    [Fact]
    public async Task A_turn_that_the_assistant_fails_on_says_so_and_one_that_nothing_answers_is_unanswered()
    {
        _edge.Words[3000] = "Hello there.";
        _edge.Respond = (_, _) => Answers.With(new AnswerFailed(AnswerFailure.ProviderFailed));
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        phone.Says(3000, seconds: 1);
        var turn = (await _spans.WaitAsync(CallTrace.IdOf(call), "turn", Token))[0];

        (turn.Status, Tag(turn, "error.type"), Tag(turn, "turn.answered")).ShouldBe((ActivityStatusCode.Error, "provider_failed", true));

        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _edge.Respond = (_, token) => NeverAsync(silent, token);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        phone.Says(3000, seconds: 1);
        await phone.PassAsync(seconds: 2);
        await silent.Task;
        await phone.HangUpAsync();

        Tag((await _spans.WaitAsync(CallTrace.IdOf(call), "turn", Token, 2))[1], "turn.answered").ShouldBe(false);
    }

    [Fact]
    public async Task Whoever_stands_in_is_told_from_who_failed()
    {
        await using var openAI = await AudioServer.StartAsync();
        openAI.Refusals.Enqueue(500);
        openAI.Refusals.Enqueue(500);
        await using var edge = await EdgeHost.StartAsync(
            ("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("speech:provider", "openai"), ("speech:fallback", "azure"),
            ("speech:openai:endpoint", openAI.Url.ToString()), ("speech:openai:key", "secret-key"));
        var call = await edge.KnownCallAsync();
        await using var phone = await edge.ConnectAsync(call);
        await edge.Bus.WaitAsync<TurnCompleted>(call);
        phone.Says(3000, seconds: 1);
        await edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        await phone.HangUpAsync();
        await _spans.WaitAsync(CallTrace.IdOf(call), "media session", Token);

        var sentences = _spans.Of(CallTrace.IdOf(call), "synthesize");
        var failed = sentences.First(sentence => sentence.Status == ActivityStatusCode.Error);
        (Tag(failed, "speech.provider"), Tag(failed, "speech.fallback"), Tag(failed, "error.type")).ShouldBe(("openai", false, "refused with status 500"));
        Tag(failed, "speech.voice").ShouldBe("alloy");
        var standIn = sentences.First(sentence => Tag(sentence, "speech.provider") is "azure");
        (Tag(standIn, "speech.fallback"), standIn.Status, Tag(standIn, "speech.voice")).ShouldBe((true, ActivityStatusCode.Unset, "en-US-ShimmerTurboMultilingualNeural"));
        Tag(_spans.Of(CallTrace.IdOf(call), "recognize").ShouldHaveSingleItem(), "speech.provider").ShouldBe("openai");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async IAsyncEnumerable<AssistantOutput> NeverAsync(TaskCompletionSource asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        asked.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        yield break;
    }

    private static object? Tag(Activity span, string name) => span.GetTagItem(name);
}
