using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Realtime;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>What the record tells of words of the model that the caller did not hear.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeUnheardTests : IAsyncLifetime
{
    private const string Story = "Unquestionably, once upon a time there was a telephone.";

    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task Of_an_answer_that_is_interrupted_all_that_the_model_told_is_kept_beside_what_was_heard()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", Story, seconds: 10);
        await phone.HearsAsync(greeted + 200);
        await peer.StartsAsync("caller-2");

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];

        var unheard = turn.Unheard.ShouldHaveSingleItem();
        (unheard.Message, unheard.Generated).ShouldBe((1, Story));
        unheard.Sent.ShouldStartWith(turn.Messages[1].Content);
        unheard.Sent.Length.ShouldBeLessThan(Story.Length);
        Story.ShouldStartWith(unheard.Sent);
        _edge.Bus.Of<TurnCompleted>(call)[0].Unheard.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_interrupted_before_a_word_of_it_was_heard_is_kept_without_a_message()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        phone.IsStill = true;
        await peer.BeginsAsync("r1", Story, seconds: 8);
        var interrupted = _edge.Told(RealtimeEventKind.SpeechStarted);
        await peer.StartsAsync("caller-2");
        await interrupted;
        phone.IsStill = false;

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];

        turn.Messages.ShouldHaveSingleItem().Content.ShouldBe("I lost my card.");
        var unheard = turn.Unheard.ShouldHaveSingleItem();
        (unheard.Message, unheard.Generated, unheard.Sent).ShouldBe((null, Story, ""));
    }

    [Fact]
    public async Task Of_an_answer_that_is_heard_to_its_end_nothing_is_kept_twice()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.AnswerAsync("r1", Story, seconds: 1);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];

        turn.Messages[1].Content.ShouldBe(Story);
        turn.Unheard.ShouldBeEmpty();
    }
}
