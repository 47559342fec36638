using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>Errors of a model that stays connected, and callers who leave it.</summary>
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
