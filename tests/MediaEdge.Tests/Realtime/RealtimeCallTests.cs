using System.Diagnostics;
using System.Globalization;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Tracing;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Realtime;

[Trait("Speed", "slow")]
public sealed class RealtimeCallTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task The_session_has_the_instructions_and_tools_of_the_other_engine_and_the_times_of_the_flags()
    {
        var (_, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;

        var (target, headers) = _edge.Model.Requests.ShouldHaveSingleItem();
        target.ShouldBe("/v1/realtime?model=gpt-realtime");
        headers.Authorization.ToString().ShouldBe("Bearer realtime-key-of-a-test");
        var session = (await peer.WaitAsync("session.update")).GetProperty("session");
        session.GetProperty("type").GetString().ShouldBe("realtime");
        session.GetProperty("instructions").GetString()!.ShouldContain("Contoso");
        session.GetProperty("tools").EnumerateArray().Any(tool => tool.GetProperty("name").ValueEquals("updated_claim")).ShouldBeTrue();
        var detection = session.GetProperty("audio").GetProperty("input").GetProperty("turn_detection");
        detection.GetProperty("silence_duration_ms").GetInt32().ShouldBe(500);
        detection.GetProperty("threshold").GetDouble().ShouldBe(0.5);
        await peer.WaitAsync("conversation.item.create");
        peer.Said("assistant").ShouldHaveSingleItem().ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_spoken_turn_is_answered_and_published_with_its_words_and_times()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        phone.Says(3000, seconds: 0.5);
        await peer.HearsAsync(peer.SamplesHeard + 24_000);
        peer.Loudest.ShouldBeGreaterThan((short)1000);
        var before = phone.FramesHeard;

        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", "I am sorry to hear that.", seconds: 1);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "I am sorry to hear that."]);
        turn.Messages.Select(message => message.Persona).ShouldBe([Persona.Human, Persona.Assistant]);
        turn.Timings!.FirstTokenMs.ShouldNotBeNull();
        turn.Timings.FirstAudioMs.ShouldNotBeNull();
        turn.Timings.FirstSentMs.ShouldNotBeNull();
        turn.Usage.Where(item => item.Model is not null).Select(item => (item.Kind, item.Quantity)).ShouldBe(
            [(UsageKind.InputTokens, 40), (UsageKind.CachedInputTokens, 30), (UsageKind.OutputTokens, 20), (UsageKind.AudioInputTokens, 30), (UsageKind.AudioOutputTokens, 30)]);
        turn.Usage.ShouldNotContain(item => item.Kind == UsageKind.CharactersSpoken);
        (await phone.CatchesUpAsync(_edge.Host.Sent) - before).ShouldBeInRange(50, 52);
    }

    [Theory]
    [InlineData("""{"type":"duration","seconds":1.25}""", "SecondsTranscribed whisper-1 1.25")]
    [InlineData(
        """{"type":"tokens","total_tokens":22,"input_tokens":14,"input_token_details":{"text_tokens":1,"audio_tokens":13},"output_tokens":8}""",
        "InputTokens whisper-1 1, OutputTokens whisper-1 8, AudioInputTokens whisper-1 13")]
    public async Task What_the_model_that_writes_down_the_callers_words_has_used_is_counted_in_its_unit(string usage, string counted)
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;

        await peer.TurnAsync("caller-1");
        await peer.SendAsync($$"""{"type":"conversation.item.input_audio_transcription.completed","item_id":"caller-1","transcript":"Hello.","usage":{{usage}}}""");
        await peer.AnswerAsync("r1", "All right.", seconds: 0.4);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        string.Join(", ", turn.Usage.Where(item => item.Model is "whisper-1").Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Kind} {item.Model} {item.Quantity}")))
            .ShouldBe(counted);
    }

    [Fact]
    public async Task Utterances_answers_and_turns_are_spans_of_the_call_without_its_words()
    {
        using var spans = new RecordedSpans(EdgeTrace.SourceName, CallTrace.SourceName);
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;

        phone.Says(3000, seconds: 0.5);
        await peer.StartsAsync("caller-1");
        await peer.HearsAsync(peer.SamplesHeard + 12_000);
        await peer.StopsAsync("caller-1");
        await peer.TellAsync(new { type = "conversation.item.input_audio_transcription.completed", item_id = "caller-1", transcript = "My card is lost." });
        await peer.AnswerAsync("r1", "Which card is it?", seconds: 0.4);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        await peer.TurnAsync("caller-2");
        await peer.BeginsAsync("r2", "", 0);
        await peer.TellAsync(new { type = "response.done", response = new { id = "r2", status = "failed", status_details = new { error = new { code = "server_error", message = "My card" } } } });
        var trace = CallTrace.IdOf(call);
        var chats = await spans.WaitAsync(trace, "chat gpt-realtime", TestContext.Current.CancellationToken, 2);

        _edge.Model.Requests.ShouldHaveSingleItem().Headers.TraceParent.ToString().ShouldContain(trace);
        var heard = spans.Of(trace, "recognize").ShouldHaveSingleItem();
        (heard.GetTagItem("speech.provider"), heard.GetTagItem("speech.has_words")).ShouldBe(("whisper-1", true));
        ((double)heard.GetTagItem("speech.audio_seconds")!).ShouldBeGreaterThan(0);
        spans.Of(trace, "turn")[0].GetTagItem("turn.answered").ShouldBe(true);
        (chats[0].GetTagItem("gen_ai.provider.name"), chats[0].GetTagItem("gen_ai.usage.output_tokens"), chats[0].Status).ShouldBe(("openai", 50, ActivityStatusCode.Unset));
        (chats[1].GetTagItem("error.type"), chats[1].Status).ShouldBe(("server_error", ActivityStatusCode.Error));
        spans.Of(trace).SelectMany(span => span.TagObjects).Select(tag => tag.Value as string ?? "").ShouldAllBe(text => !text.Contains("card", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_come_after_the_answer_was_heard_are_published_all_the_same()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;

        await peer.TurnAsync("caller-1");
        await peer.AnswerAsync("r1", "All right.", seconds: 0.4);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.ShouldHaveSingleItem().Content.ShouldBe("All right.");
        await peer.TellAsync(new { type = "conversation.item.input_audio_transcription.completed", item_id = "caller-1", transcript = "I lost my card." });

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.ShouldHaveSingleItem().Content.ShouldBe("I lost my card.");
    }

    [Fact]
    public async Task An_interruption_stops_the_sound_and_cuts_record_and_model_to_what_was_heard()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", "one two three four five six seven eight nine ten", seconds: 10);
        await phone.HearsAsync(greeted + 150);

        await peer.StartsAsync("caller-2");

        await phone.StopsAsync(1);
        var cut = await peer.WaitAsync("conversation.item.truncate");
        cut.GetProperty("item_id").GetString().ShouldBe("r1-said");
        cut.GetProperty("content_index").GetInt32().ShouldBe(0);
        var heard = cut.GetProperty("audio_end_ms").GetInt32();
        heard.ShouldBeInRange(2600, 8000);
        heard.ShouldBeLessThanOrEqualTo((await phone.CatchesUpAsync(_edge.Host.Sent) - greeted) * 20);
        var said = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages[^1].Content;
        "one two three four five six seven eight nine ten".ShouldStartWith(said);
        said.Length.ShouldBeInRange((48 * heard / 10_000) - 6, (48 * heard / 10_000) + 1);
        peer.Of("response.cancel").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_model_says_after_it_was_interrupted_is_not_heard()
    {
        var (_, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.BeginsAsync("r1", "A long story.", seconds: 2);
        await phone.HearsAsync(greeted + 20);
        await peer.StartsAsync("caller-2");
        await phone.StopsAsync(1);
        var stopped = phone.FramesHeard;

        await peer.TellAsync(new { type = "response.output_audio.delta", response_id = "r1", item_id = "r1-said", delta = Convert.ToBase64String(new byte[48_000]) });
        await peer.DoneAsync("r1", "cancelled");
        await phone.PassAsync(1);

        phone.FramesHeard.ShouldBe(stopped);
    }

    [Fact]
    public async Task Tools_are_run_by_the_rules_of_the_other_engine_and_the_model_goes_on_with_what_came_of_them()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "It is a Dell.");
        await peer.AnswerAsync("r1", "I am writing that down.", seconds: 0.4, ("updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""), ("no_such_tool", "{"));

        await peer.WaitAsync("response.create");
        var results = peer.Items("function_call_output");
        results.Count.ShouldBe(2);
        results[1].GetProperty("output").GetString()!.ShouldContain("no tool 'no_such_tool'");
        peer.Of("session.update")[^1].GetProperty("session").GetProperty("instructions").GetString()!.ShouldContain("\"Dell\"");
        await peer.AnswerAsync("r2", "Anything else?", seconds: 0.4);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        var noted = turn.ClaimChanges.ShouldHaveSingleItem();
        (noted.Field, noted.Value).ShouldBe(("hardware_info", "Dell"));
        noted.ChangedAt!.Value.ShouldBeGreaterThanOrEqualTo(turn.Messages[0].CreatedAt);
        turn.Messages.Select(message => message.Content).ShouldBe(["It is a Dell.", "I am writing that down.", "Anything else?"]);
        turn.Messages[1].ToolCalls.Select(tool => tool.Name).ShouldBe(["updated_claim", "no_such_tool"]);
    }

    [Fact]
    public async Task The_third_message_of_an_answer_calls_no_tools()
    {
        var (_, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "It is a Dell.");
        await peer.AnswerAsync("r1", "One.", seconds: 0.1, ("no_such_tool", "{}"));
        (await peer.WaitAsync("response.create")).GetProperty("response").TryGetProperty("tool_choice", out var _).ShouldBeFalse();
        await peer.AnswerAsync("r2", "Two.", seconds: 0.1, ("no_such_tool", "{}"));

        (await peer.WaitAsync("response.create", 2)).GetProperty("response").GetProperty("tool_choice").GetString().ShouldBe("none");
    }

    [Fact]
    public async Task A_goodbye_is_heard_before_the_call_is_ended()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "That was all.");
        await peer.AnswerAsync("r1", "Thank you, goodbye!", seconds: 2, ("end_call", "{}"));

        (await _edge.Bus.WaitAsync<HangUpCall>(call)).Single().Reason.ShouldBe(CloseReason.AssistantHungUp);

        (await phone.CatchesUpAsync(_edge.Host.Sent) - greeted).ShouldBeInRange(100, 102);
        peer.Of("response.create").ShouldBeEmpty();
        _edge.Bus.Of<TurnCompleted>(call)[1].Messages[^1].Content.ShouldBe("Thank you, goodbye!");
    }

    [Theory]
    [InlineData("end_call", "{}")]
    [InlineData("talk_to_human", "{}")]
    public async Task A_step_that_cannot_be_taken_back_is_void_when_its_announcement_is_interrupted(string tool, string arguments)
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "That was all.");
        await peer.AnswerAsync("r1", "Then I say goodbye and wish you a very nice day.", seconds: 8, (tool, arguments));
        await phone.HearsAsync(greeted + 50);

        await peer.TurnAsync("caller-2", "No, wait!");
        await peer.AnswerAsync("r2", "Yes?", seconds: 0.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["No, wait!", "Yes?"]);
        _edge.Bus.Of<HangUpCall>(call).ShouldBeEmpty();
        _edge.Bus.Of<TransferCall>(call).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_and_text_messages_are_turns_and_the_model_is_asked_to_answer_them()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var session = _edge.Bus.Of<MediaSessionStarted>(call).Single();
        phone.Presses('4');
        phone.Presses('2');
        phone.Presses('#');
        await peer.WaitAsync("response.create");
        await peer.AnswerAsync("r1", "Thank you.", seconds: 0.2);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);

        await _edge.SendAsync(session.EdgeAddress, new CallerTexted { CallId = call, TextId = Guid.NewGuid(), Text = "My address is a@b.com [verified]" });
        await peer.WaitAsync("response.create", 2);
        await peer.AnswerAsync("r2", "Noted.", seconds: 0.2);

        var turns = await _edge.Bus.WaitAsync<TurnCompleted>(call, 3);
        turns[1].Messages.Select(message => message.Content).ShouldBe(["42", "Thank you."]);
        turns[2].Messages[0].Action.ShouldBe(MessageAction.Sms);
        peer.Said("user")[0].ShouldBe("42");
        peer.Said("user")[1].ShouldMatch(@"^\[Text message, \d{4}-\d\d-\d\d \d\d:\d\d:\] My address is a@b\.com \(verified\)$");
    }

    [Fact]
    public async Task What_the_saga_wants_said_is_said_to_its_end_and_the_call_is_ended_after_it()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var session = _edge.Bus.Of<MediaSessionStarted>(call).Single();

        await _edge.SendAsync(session.EdgeAddress, new SayToCaller { CallId = call, SayId = Guid.NewGuid(), Text = "We close now.", Then = AfterSaying.HangUp });
        await phone.PassAsync(0.3);
        await peer.StartsAsync("caller-1");
        await phone.PassAsync(0.2);
        await peer.StopsAsync("caller-1");

        (await _edge.Bus.WaitAsync<HangUpCall>(call)).Single().Reason.ShouldBe(CloseReason.AssistantHungUp);
        _edge.Bus.Of<TurnCompleted>(call).SelectMany(turn => turn.Messages).Any(message => string.Equals(message.Content, "We close now.", StringComparison.Ordinal)).ShouldBeTrue();
    }
}
