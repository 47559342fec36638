using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Realtime;

[Trait("Speed", "slow")]
public sealed class RealtimeFailureTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task Whatever_the_model_sends_the_call_goes_on()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        foreach (var text in new[] { "", "{", "null", "[]", "{}", "{\"type\":5}", "{\"type\":\"no.such.event\"}", "{\"type\":\"response.output_audio.delta\"}",
            "{\"type\":\"response.output_audio.delta\",\"item_id\":\"x\",\"delta\":\"%%%\"}", "{\"type\":\"response.done\"}", "{\"type\":\"response.created\",\"response\":7}",
            "{\"type\":\"error\",\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"slow down\"}}", "{\"type\":\"input_audio_buffer.speech_stopped\"}",
            "{\"type\":\"x\",\"y\":\"" + new string('a', 5 << 20) + "\"}" })
        {
            await peer.SendAsync(text);
        }

        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", "I am sorry.", seconds: 0.3);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "I am sorry."]);
        _edge.Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_fails_is_tried_once_more_and_then_apologised_for()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        foreach (var id in new[] { "r1", "r2" })
        {
            await peer.TellAsync(new { type = "response.created", response = new { id } });
            await peer.TellAsync(new { type = "response.done", response = new { id, status = "failed", status_details = new { error = new { code = "rate_limit_exceeded" } } } });
            await peer.WaitAsync("response.create");
        }

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Count.ShouldBe(2);
        turn.Messages[1].Persona.ShouldBe(Persona.Assistant);
        peer.Of("response.create").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again_with_all_that_was_said_and_the_call_goes_on()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", "Which one?", seconds: 0.3);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);

        peer.Break();
        var next = await _edge.Model.PeerAsync();
        await next.WaitAsync("conversation.item.create", 3);
        await next.HearsAsync(2400);
        await next.TurnAsync("caller-2", "The blue one.");
        await next.AnswerAsync("r2", "Thank you.", seconds: 0.3);

        next.Said("user").ShouldBe(["I lost my card."]);
        next.Said("assistant").Count.ShouldBe(2);
        next.Of("response.create").ShouldBeEmpty();
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["The blue one.", "Thank you."]);
    }

    [Fact]
    public async Task An_answer_that_broke_off_goes_on_behind_what_was_said_of_it()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.BeginsAsync("r1", "I am sorry to hear", seconds: 1);

        peer.Break();
        var next = await _edge.Model.PeerAsync();
        await next.WaitAsync("response.create");
        next.Said("user").ShouldBe(["I lost my card."]);
        next.Said("assistant")[^1].ShouldBe("I am sorry to hear");
        next.Said("system").ShouldHaveSingleItem().ShouldContain("without repeating");
        await next.AnswerAsync("r2", "that.", seconds: 0.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "I am sorry to hear that."]);
    }

    [Fact]
    public async Task An_interruption_after_a_reconnection_cuts_what_the_new_session_was_told_to_what_was_heard_and_names_no_item_of_the_former()
    {
        const string Story = "one two three four five six seven eight nine ten";
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "Count, please.");
        await peer.BeginsAsync("r1", Story, seconds: 10);
        await phone.HearsAsync(greeted + 100);
        peer.Break();
        var next = await _edge.Model.PeerAsync();
        await next.WaitAsync("response.create");
        next.Said("assistant")[^1].ShouldBe(Story);

        await next.StartsAsync("caller-2");
        await phone.StopsAsync(1);

        var said = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages[^1].Content;
        Story.ShouldStartWith(said);
        said.Length.ShouldBeInRange(1, Story.Length - 1);
        var told = next.Items("message").Last(item => item.TryGetProperty("id", out var _)).GetProperty("id").GetString();
        (await next.WaitAsync("conversation.item.delete")).GetProperty("item_id").GetString().ShouldBe(told);
        var cut = next.Of("conversation.item.create")[^1];
        cut.GetProperty("previous_item_id").GetString().ShouldBe(told);
        cut.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe(said);
        next.Of("conversation.item.truncate").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_session_is_told_once_of_what_was_said_while_it_was_made_and_nothing_is_taken_back_that_was_heard()
    {
        var call = await _edge.Host.KnownCallAsync();
        await using var phone = await _edge.Host.ConnectAsync(call);
        var peer = await _edge.Model.PeerAsync();
        await peer.WaitAsync("session.update");
        await phone.HearsAsync(5);
        peer.Break();
        var next = await _edge.Model.PeerAsync();

        var hello = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content;
        await next.TurnAsync("caller-1", "Hello.");
        await next.AnswerAsync("r1", "What can I do for you?", seconds: 3);
        await phone.PassAsync(0.5);
        await next.StartsAsync("caller-2");
        await next.WaitAsync("conversation.item.truncate");

        next.Said("assistant").ShouldBe([hello]);
        next.Of("conversation.item.delete").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_error_while_an_answer_is_awaited_brings_no_second_one()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.TellAsync(new { type = "error", error = new { type = "invalid_request_error", code = "item_truncate_failed" } });
        await peer.TellAsync(new { type = "error", error = new { type = "invalid_request_error", code = "conversation_already_has_active_response" } });
        await peer.AnswerAsync("r1", "I am sorry.", seconds: 0.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "I am sorry."]);
        await phone.PassAsync(2);
        peer.Of("response.create").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_was_busy_when_it_was_asked_is_asked_again_once_it_is_free()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        phone.Presses('4');
        phone.Presses('#');
        var ask = (await peer.WaitAsync("response.create")).GetProperty("event_id").GetString();
        await peer.TellAsync(new { type = "error", error = new { code = "conversation_already_has_active_response", event_id = "another-event" } });
        await peer.TellAsync(new { type = "error", error = new { code = "conversation_already_has_active_response", event_id = ask } });
        await phone.PassAsync(0.5);
        peer.Of("response.create").Count.ShouldBe(1);

        await peer.DoneAsync("r0", "cancelled"); // What it was busy with.
        await peer.WaitAsync("response.create", 2);
        await peer.AnswerAsync("r1", "Thank you.", seconds: 0.2);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["4", "Thank you."]);
        await phone.PassAsync(2);
        peer.Of("response.create").Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_ask_that_is_refused_is_made_once_more_and_then_the_assistant_apologises()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        phone.Presses('4');
        phone.Presses('#');
        for (var ask = 1; ask <= 2; ask++)
        {
            var id = (await peer.WaitAsync("response.create", ask)).GetProperty("event_id").GetString();
            await peer.TellAsync(new { type = "error", error = new { code = "rate_limit_exceeded", event_id = id } });
        }

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Count.ShouldBe(2);
        turn.Messages[1].Persona.ShouldBe(Persona.Assistant);
        peer.Of("response.create").Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_cascade_goes_on_where_the_model_is_lost_again()
    {
        _edge.Host.Words[3000] = "The blue one.";
        _edge.Host.Respond = (context, _) => Answers.Of($"I know of {context.Messages.Count} messages.");
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", "Which one?", seconds: 0.3);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        peer.Break();
        (await _edge.Model.PeerAsync()).Break();

        await phone.PassAsync(3); // The new ear learns the line: until then the sound of a test passes for noise, which is turned down.
        phone.Says(3000, seconds: 1);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["The blue one.", "I know of 4 messages."]);
        _edge.Model.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_cascade_leads_the_call_where_the_model_refuses_it_and_the_greeting_is_heard_once(int status)
    {
        _edge.Host.Words[3000] = "I lost my card.";
        _edge.Host.Respond = (_, _) => Answers.Of("I am sorry.");
        _edge.Model.Refusals.Enqueue(status);
        var call = await _edge.Host.KnownCallAsync();
        await using var phone = await _edge.Host.ConnectAsync(call);
        var hello = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content;

        phone.Says(3000, seconds: 1.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "I am sorry."]);
        hello.ShouldContain("Contoso");
        _edge.Model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_cascade_answers_what_the_model_had_heard_and_not_answered()
    {
        _edge.Host.Respond = (context, _) => Answers.Of($"You said: {context.Messages[^1].Content}");
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        peer.Break();
        var next = await _edge.Model.PeerAsync();
        await next.TurnAsync("caller-1", "I lost my card.");
        await next.TellAsync(new { type = "error", error = new { code = "server_error", event_id = "setup" } });

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "You said: I lost my card."]);
        await phone.PassAsync(0.2);
    }

    [Fact]
    public async Task What_the_saga_wants_said_is_not_lost_between_the_engines_nor_said_twice()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var session = _edge.Bus.Of<MediaSessionStarted>(call).Single();
        var say = new SayToCaller { CallId = call, SayId = Guid.NewGuid(), Text = "We close now.", Then = AfterSaying.HangUp };
        await _edge.Host.SendAsync(session.EdgeAddress, say);
        await phone.PassAsync(0.2);
        peer.Break();
        (await _edge.Model.PeerAsync()).Break();
        await _edge.Host.SendAsync(session.EdgeAddress, say);

        (await _edge.Bus.WaitAsync<HangUpCall>(call)).Single().Reason.ShouldBe(CloseReason.AssistantHungUp);
        await phone.PassAsync(0.5);
        _edge.Bus.Of<TurnCompleted>(call).SelectMany(turn => turn.Messages).Count(message => message.Content.Contains("We close now.", StringComparison.Ordinal)).ShouldBe(1);
        _edge.Bus.Of<HangUpCall>(call).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("caller")]
    [InlineData("thinking")]
    [InlineData("speaking")]
    [InlineData("tools")]
    [InlineData("reconnecting")]
    public async Task A_caller_who_hangs_up_ends_the_session_whatever_is_going_on(string phase)
    {
        var (call, phone, peer) = await _edge.ConnectedAsync();
        await using var _ = phone;
        if (phase is not "greeting")
            await _edge.Bus.WaitAsync<TurnCompleted>(call);
        if (phase is "caller")
            await peer.StartsAsync("caller-1");
        else if (phase is "thinking")
            await peer.TurnAsync("caller-1");
        else if (phase is "speaking")
            await peer.BeginsAsync("r1", "A long story.", seconds: 20);
        else if (phase is "tools")
            await peer.AnswerAsync("r1", "One moment.", seconds: 2, ("updated_claim", "{}"));
        else if (phase is "reconnecting")
            peer.Break();
        await phone.PassAsync(0.2);

        await phone.HangUpAsync();

        (await _edge.Bus.WaitAsync<MediaSessionEnded>(call)).Single().Reason.ShouldBe(StreamEnd.CarrierClosed);
        _edge.Bus.Of<TurnCompleted>(call).SelectMany(turn => turn.Messages).Count(message => message.Persona == Persona.Human).ShouldBe(0);
    }
}
