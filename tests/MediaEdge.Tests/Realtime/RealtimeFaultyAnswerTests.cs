using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A realtime model that is slow, fails, or stops half-way: what the caller hears then, and what is in the history.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeFaultyAnswerTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync(("features:answer_soft_timeout_sec", "4"), ("features:answer_hard_timeout_sec", "12"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_slow_answer_is_waited_for_with_a_word_of_patience_and_given_once()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var before = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "What is the time?");
        await phone.HearsAsync(before + 10); // Nothing but patience is asked for yet.
        await peer.AnswerAsync("r1", "It is noon.", seconds: 0.5);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Count.ShouldBe(2);
        turn.Messages[1].Content.ShouldEndWith("It is noon.");
        var patience = turn.Messages[1].Content.Length - "It is noon.".Length;
        patience.ShouldBeGreaterThan(5);
        (await phone.CatchesUpAsync(_edge.Host.Sent) - before).ShouldBeInRange((patience * 3) + 20, (patience * 3) + 30);
        peer.Of("response.create").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_cancelled_and_apologised_for_and_the_next_one_is_given()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "What is the time?");
        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Select(message => message.Persona).ShouldBe([Persona.Human, Persona.Assistant]);
        peer.Of("response.cancel").ShouldHaveSingleItem();

        await peer.TurnAsync("caller-2", "And now?");
        await peer.AnswerAsync("r2", "Noon.", seconds: 0.2);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["And now?", "Noon."]);
    }

    [Fact]
    public async Task An_answer_that_fails_half_way_keeps_what_was_heard_of_it_and_is_apologised_for_behind_it()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var before = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "Tell me a story.");
        await peer.BeginsAsync("r1", "There was a telephone.", seconds: 1);
        await peer.DoneAsync("r1", "failed");

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Count.ShouldBe(2);
        turn.Messages[1].Content.ShouldStartWith("There was a telephone. ");
        var apology = turn.Messages[1].Content.Length - "There was a telephone. ".Length;
        apology.ShouldBeGreaterThan(5);
        (await phone.CatchesUpAsync(_edge.Host.Sent) - before).ShouldBeInRange(50 + (apology * 3), 50 + (apology * 3) + 6);
        peer.Of("response.create").ShouldBeEmpty();
    }
}
