using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Speech;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A call with a realtime model that comes to an edge after another one has lost it.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeRestoredCallTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task The_model_hears_nothing_of_what_the_caller_was_saying_when_the_line_came_back_and_all_that_they_say_after_the_apology()
    {
        var call = await _edge.Host.TalkedOnCallAsync((Persona.Human, "I lost something."), (Persona.Assistant, "I have noted it."));
        await using var phone = await _edge.Host.ConnectAsync(call);
        phone.Says(3000, seconds: 0.5);
        var peer = await _edge.Model.PeerAsync();
        await peer.TellAsync(new { type = "session.updated", session = new { } });

        var apology = (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0];
        apology.Messages.ShouldHaveSingleItem().Persona.ShouldBe(Persona.Assistant);
        peer.SamplesHeard.ShouldBeGreaterThan(24_000);
        peer.Loudest.ShouldBe((short)0);

        phone.Says(5000, seconds: 0.5);
        await peer.HearsAsync(peer.SamplesHeard + 24_000);
        peer.Loudest.ShouldBeGreaterThan((short)1000);
    }

    [Fact]
    public async Task Words_that_broke_off_are_asked_for_again_and_not_answered()
    {
        var call = await _edge.Host.TalkedOnCallAsync((Persona.Assistant, "What did you lose?"), (Persona.Human, "It is a ca…"));
        await using var phone = await _edge.Host.ConnectAsync(call);
        var peer = await _edge.Model.PeerAsync();
        await peer.TellAsync(new { type = "session.updated", session = new { } });

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content.ShouldEndWith("?");

        peer.Of("response.create").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_caller_was_saying_when_the_line_came_back_is_no_turn_of_the_cascade_either()
    {
        _edge.Host.Words[3000] = "4711 laptop.";
        var synthesised = new TaskCompletionSource();
        _edge.Host.Synthesis = async service =>
        {
            await synthesised.Task;
            await SpokenLetters.LeadAsync(service);
        };
        var call = await _edge.Host.TalkedOnCallAsync((Persona.Human, "I lost something."), (Persona.Assistant, "I am sorry. What did you lose?"));
        await using var phone = await _edge.Host.ConnectAsync(call);
        var peer = await _edge.Model.PeerAsync();
        await phone.PassAsync(0.3);
        await peer.TellAsync(new { type = "error", error = new { code = "server_error", event_id = "setup" } });
        await phone.PassAsync(2.5); // Until the detector knows the line.
        phone.Says(3000, seconds: 1);
        await phone.PassAsync(3);
        synthesised.SetResult();

        (await _edge.Bus.WaitAsync<TurnCompleted>(call))[0].Messages.ShouldHaveSingleItem().Content.ShouldContain("What did you lose?");
    }
}
