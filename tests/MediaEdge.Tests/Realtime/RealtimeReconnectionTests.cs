using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A connection to the model that breaks in the middle of a call, and what the next one is told.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeReconnectionTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

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
        var before = phone.FramesHeard;
        await next.AnswerAsync("r1", "What can I do for you?", seconds: 3);
        await phone.HearsAsync(before + 20);
        await next.StartsAsync("caller-2");
        await next.WaitAsync("conversation.item.truncate");

        next.Said("assistant").ShouldBe([hello]);
        next.Of("conversation.item.delete").ShouldBeEmpty();
    }
}
