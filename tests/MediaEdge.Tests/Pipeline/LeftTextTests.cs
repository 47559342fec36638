using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Journal;
using CallCenter.MediaEdge.Tests.Realtime;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>Text messages that wait for their turn when the session ends, whichever engine leads it.</summary>
[Trait("Speed", "slow")]
public sealed class LeftTextTests : IAsyncLifetime
{
    private const string Text = "What is the time?";

    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await RealtimeEdge.StartAsync(("journal:enabled", "true"));
        _edge.Host.Respond = (_, _) => Answers.Of(string.Join(' ', Enumerable.Repeat("It is a long story.", 40)));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Theory]
    [InlineData(CallEngine.Cascade)]
    [InlineData(CallEngine.Realtime)]
    public async Task A_text_that_nobody_has_answered_at_the_end_of_the_call_is_on_record_and_such_a_call_goes_again_exactly(CallEngine engine)
    {
        var (call, phone) = await WaitingAsync(engine);
        await using var _ = phone;

        var journal = await Journals.HangUpAsync(_edge.Host, call, phone);

        var ended = (await _edge.Bus.WaitAsync<MediaSessionEnded>(call)).Single();
        var left = _edge.Bus.Of<TurnCompleted>(call)[^1];
        ended.LastTurn.ShouldBe(left.Index);
        var message = left.Messages.ShouldHaveSingleItem();
        (message.Action, message.Persona, message.Content).ShouldBe((MessageAction.Sms, Persona.Human, Text));
        await Journals.ShouldGoAgainAsync(journal);
    }

    [Fact]
    public async Task The_next_session_answers_it_after_the_apology_in_the_cascade()
    {
        IReadOnlyList<ConversationMessage> seen = [];
        var (call, phone) = await WaitingAsync(CallEngine.Cascade);
        await using var _ = phone;
        _edge.Host.Respond = (context, _) =>
        {
            seen = context.Messages;
            return Answers.Of("Noon.");
        };
        var turns = _edge.Bus.Of<TurnCompleted>(call).Count;

        await using var second = await _edge.Host.ConnectAsync(call);

        (await AnsweredAsync(call, turns)).ShouldEndWith("Noon.");
        seen[^1].Content.ShouldBe(Text);
    }

    [Fact]
    public async Task The_next_session_answers_it_after_the_apology_with_a_realtime_model()
    {
        var (call, phone) = await WaitingAsync(CallEngine.Realtime);
        await using var _ = phone;
        var turns = _edge.Bus.Of<TurnCompleted>(call).Count;

        await using var second = await _edge.Host.ConnectAsync(call);
        var peer = await _edge.Model.PeerAsync();
        await peer.WaitAsync("response.create");
        peer.Said("user")[^1].ShouldEndWith(Text);
        await peer.AnswerAsync("r1", "Noon.", seconds: 0.2);

        (await AnsweredAsync(call, turns)).ShouldEndWith("Noon.");
    }

    // The turn that was going on is told when the session ends, and the text by itself after it.
    private async Task<string> AnsweredAsync(Guid call, int turns) => (await _edge.Bus.WaitAsync<TurnCompleted>(call, turns + 3))[turns + 2].Messages[^1].Content;

    // The text waits for the end of a long answer.
    private async Task<(Guid Call, TestPhone Phone)> WaitingAsync(CallEngine engine)
    {
        _edge.Host.Engine = engine;
        var call = await _edge.Host.KnownCallAsync();
        var phone = await _edge.Host.ConnectAsync(call);
        var peer = engine == CallEngine.Realtime ? await _edge.Model.PeerAsync() : null;
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        var greeted = await phone.CatchesUpAsync(_edge.Host.Sent);
        phone.Presses('4');
        phone.Presses('#');
        if (peer is not null)
        {
            await peer.WaitAsync("response.create");
            await peer.AnswerAsync("r0", "A long story.", seconds: 40);
        }

        await phone.HearsAsync(greeted + 20);
        var texted = _edge.Happens(happened => happened.Kind == CallEventKind.Texted);
        await _edge.TextAsync(call, Text);
        await texted;
        return (call, phone);
    }
}
