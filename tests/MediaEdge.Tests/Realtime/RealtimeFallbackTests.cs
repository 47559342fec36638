using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>A model that refuses the call, or is lost twice: the cascade leads it from there.</summary>
[Trait("Speed", "slow")]
public sealed class RealtimeFallbackTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

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
        await _edge.LoseModelAsync(phone, peer);

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
}
