using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>What the realtime model's own filter refuses: the words are dropped, from the record and from the model's conversation.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeFilterTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refused_words_are_taken_back_and_never_published_whenever_they_become_known(bool early)
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", early ? "Something unspeakable." : null);
        await FilterAsync(peer, "r1");

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.ShouldHaveSingleItem().Persona.ShouldBe(Persona.Assistant);
        if (!early)
            await peer.TellAsync(new { type = "conversation.item.input_audio_transcription.completed", item_id = "caller-1", transcript = "Something unspeakable." });
        await peer.TurnAsync("caller-2", "Something nice.");
        await peer.AnswerAsync("r2", "Nice.", seconds: 0.2);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["Something nice.", "Nice."]);
        peer.Of("conversation.item.delete").ShouldHaveSingleItem().GetProperty("item_id").GetString().ShouldBe("caller-1");
        peer.Of("response.create").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_text_message_is_taken_back_by_its_item()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var edge = _edge.Bus.Of<MediaSessionStarted>(call).Single().EdgeAddress;
        await _edge.SendAsync(edge, new CallerTexted { CallId = call, TextId = Guid.NewGuid(), Text = "Something unspeakable." });
        await peer.WaitAsync("response.create");
        await FilterAsync(peer, "r1");

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.ShouldHaveSingleItem().Persona.ShouldBe(Persona.Assistant);
        var told = peer.Items("message").Single(item => item.GetProperty("role").ValueEquals("user"));
        peer.Of("conversation.item.delete").ShouldHaveSingleItem().GetProperty("item_id").GetString().ShouldBe(told.GetProperty("id").GetString());
    }

    private static async Task FilterAsync(RealtimePeer peer, string id)
    {
        await peer.TellAsync(new { type = "response.created", response = new { id } });
        await peer.TellAsync(new { type = "response.done", response = new { id, status = "incomplete", status_details = new { reason = "content_filter" } } });
    }
}
