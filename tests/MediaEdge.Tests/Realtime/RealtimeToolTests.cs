using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Realtime;

[Trait("Speed", "slow")]
public sealed class RealtimeToolTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync(("emergencies:webhook_url", "http://127.0.0.1:9"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task All_ten_tools_are_offered_where_there_are_documents_to_look_up()
    {
        await _edge.Host.Services.GetRequiredService<LocalKnowledge>().ImportAsync([new KnowledgeDocument { Id = "hours", Answer = "We open at eight." }], TestContext.Current.CancellationToken);
        var (_, phone, peer) = await _edge.ConnectedAsync();
        await using var _ = phone;

        var tools = peer.Of("session.update")[0].GetProperty("session").GetProperty("tools").EnumerateArray();
        tools.Select(tool => tool.GetProperty("name").GetString()).Order(StringComparer.Ordinal).ShouldBe(
        [
            "end_call", "new_claim", "new_or_updated_reminder", "notify_emergencies", "search_document", "send_sms", "speech_lang", "speech_speed", "talk_to_human", "updated_claim",
        ]);
    }

    [Fact]
    public async Task The_call_goes_on_while_something_is_looked_up_and_the_model_answers_once_it_is_found()
    {
        _edge.Host.Tools = (_, token) => LookUpAsync(token);
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "When do you open?");
        var heard = phone.FramesHeard;
        await peer.AnswerAsync("r1", "Let me see.", seconds: 1, ("search_document", "{}"));
        await phone.HearsAsync(heard + 50);
        await phone.PassAsync(0.5);
        peer.Of("response.create").ShouldBeEmpty();
        _edge.Bus.Of<TurnCompleted>(call).Count.ShouldBe(1);

        _found.SetResult();
        await peer.WaitAsync("response.create");
        peer.Items("function_call_output").ShouldHaveSingleItem().GetProperty("output").GetString().ShouldBe("at eight");
        await peer.AnswerAsync("r2", "We open at eight.", seconds: 0.2);

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Select(message => message.Content).ShouldBe(["When do you open?", "Let me see.", "We open at eight."]);
        turn.Messages[1].ToolCalls.ShouldHaveSingleItem().Result.ShouldBe("at eight");
    }

    [Fact]
    public async Task A_caller_who_speaks_while_something_is_looked_up_is_answered_and_the_model_learns_that_its_call_came_to_nothing()
    {
        _edge.Host.Tools = (_, token) => LookUpAsync(token);
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "When do you open?");
        await peer.AnswerAsync("r1", "", seconds: 0, ("search_document", "{}"), ("end_call", "{}"));
        await phone.PassAsync(0.2);

        await peer.StartsAsync("caller-2");
        await peer.WaitAsync("conversation.item.create", 3); // The greeting, and what came of two calls.
        _found.SetResult();
        await peer.StopsAsync("caller-2");
        await peer.TellAsync(new { type = "conversation.item.input_audio_transcription.completed", item_id = "caller-2", transcript = "Never mind." });
        await peer.AnswerAsync("r2", "All right.", seconds: 0.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["Never mind.", "All right."]);
        peer.Items("function_call_output").Select(item => item.GetProperty("call_id").GetString()).ShouldBe(["r1-call-0", "r1-call-1"]);
        peer.Items("function_call_output").ShouldAllBe(item => item.GetProperty("output").GetString()!.Contains("Not done"));
        peer.Of("response.create").ShouldBeEmpty();
        _edge.Bus.Of<HangUpCall>(call).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tool_that_fails_is_answered_too_and_the_model_goes_on()
    {
        _edge.Host.Tools = (_, _) => throw new InvalidOperationException("a fault of ours");
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "When do you open?");
        await peer.AnswerAsync("r1", "", seconds: 0, ("search_document", "{}"));

        await peer.WaitAsync("response.create");
        peer.Items("function_call_output").ShouldHaveSingleItem().GetProperty("output").GetString()!.ShouldContain("something went wrong");
        await peer.AnswerAsync("r2", "I do not know.", seconds: 0.2);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages[^1].Content.ShouldBe("I do not know.");
    }

    [Fact]
    public async Task A_connection_that_breaks_while_something_is_looked_up_is_asked_again_and_hears_nothing_of_the_calls_of_the_former()
    {
        _edge.Host.Tools = (_, token) => LookUpAsync(token);
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "When do you open?");
        await peer.AnswerAsync("r1", "", seconds: 0, ("search_document", "{}"));
        await phone.PassAsync(0.2);

        peer.Break();
        var next = await _edge.Model.PeerAsync();
        await next.WaitAsync("response.create");
        _found.SetResult();
        await next.AnswerAsync("r2", "At eight.", seconds: 0.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["When do you open?", "At eight."]);
        next.Items("function_call_output").ShouldBeEmpty();
    }

    private async IAsyncEnumerable<AssistantOutput> LookUpAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _found.Task.WaitAsync(cancellationToken);
        yield return new ToolCalled(new ToolCall("r1-call-0", "search_document", "{}", "at eight"));
    }
}
