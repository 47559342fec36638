using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>Text messages that wait until the caller has heard what came of the turn before.</summary>
[Trait("Speed", "slow")]
public sealed class WaitingTextTests : IAsyncLifetime
{
    private const string Text = "What is the time?";

    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_text_is_answered_once_the_caller_has_heard_that_the_one_before_was_refused()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await TextAsync(call, "Something unspeakable.");
        await peer.WaitAsync("response.create");
        await TextAsync(call, Text);
        await peer.TellAsync(new { type = "response.created", response = new { id = "r1" } });
        await peer.TellAsync(new { type = "response.done", response = new { id = "r1", status = "incomplete", status_details = new { reason = "content_filter" } } });

        await IsHeardBeforeTheTextAsync(call, SpokenPrompt.Rephrase);
        await peer.WaitAsync("response.create", 2);
        await peer.AnswerAsync("r2", "Noon.", seconds: 0.2);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe([Text, "Noon."]);
    }

    [Fact]
    public async Task A_text_is_answered_once_the_caller_has_heard_that_their_words_were_lost_with_the_connection()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var stopped = _edge.Told(RealtimeEventKind.SpeechStopped);
        await peer.TurnAsync("caller-1");
        await stopped;
        await TextAsync(call, Text);
        peer.Break();
        var next = await _edge.Model.PeerAsync();

        await IsHeardBeforeTheTextAsync(call, SpokenPrompt.Error);
        await next.WaitAsync("response.create");
        await next.AnswerAsync("r1", "Noon.", seconds: 0.2);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe([Text, "Noon."]);
    }

    [Fact]
    public async Task The_cascade_answers_a_text_once_the_caller_has_heard_that_their_words_were_lost_with_the_model()
    {
        _edge.Host.Respond = (_, _) => Answers.Of("Noon.");
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        peer.Break();
        var next = await _edge.Model.PeerAsync();
        var stopped = _edge.Told(RealtimeEventKind.SpeechStopped);
        await next.TurnAsync("caller-1");
        await stopped;
        await TextAsync(call, Text);
        await next.TellAsync(new { type = "error", error = new { code = "server_error", event_id = "setup" } });

        await IsHeardBeforeTheTextAsync(call, SpokenPrompt.Error);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe([Text, "Noon."]);
    }

    [Fact]
    public async Task A_text_does_not_come_between_a_goodbye_and_the_end_of_the_call()
    {
        var run = new TaskCompletionSource();
        _edge.Host.Tools = (calls, _) => EndAsync(calls[0].Id, run.Task);
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var answered = _edge.Told(RealtimeEventKind.ResponseDone);
        await peer.TurnAsync("caller-1", "That is all.");
        await peer.AnswerAsync("r1", "", seconds: 0, ("end_call", "{}"));
        await answered;
        await TextAsync(call, Text);
        run.SetResult();

        await _edge.Bus.WaitAsync<HangUpCall>(call);
        var turns = _edge.Bus.Of<TurnCompleted>(call);
        turns[1].Messages[0].Content.ShouldBe("That is all.");
        turns[1].Messages[^1].Content.ShouldBe(_edge.Host.Prompt(SpokenPrompt.Goodbye, call));
        turns.SelectMany(turn => turn.Messages).ShouldNotContain(message => string.Equals(message.Content, Text, StringComparison.Ordinal));
    }

    private static async IAsyncEnumerable<AssistantOutput> EndAsync(string id, Task when)
    {
        await when;
        yield return new ToolCalled(new ToolCall(id, "end_call", "{}", "ended"));
        yield return new CallEndRequested();
    }

    private async Task IsHeardBeforeTheTextAsync(Guid call, SpokenPrompt prompt) =>
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.ShouldHaveSingleItem().Content.ShouldBe(_edge.Host.Prompt(prompt, call));

    // Ends once the call knows of it.
    private async Task TextAsync(Guid call, string text)
    {
        var taken = _edge.Happens(happened => happened.Kind == CallEventKind.Texted);
        await _edge.TextAsync(call, text);
        await taken;
    }
}
