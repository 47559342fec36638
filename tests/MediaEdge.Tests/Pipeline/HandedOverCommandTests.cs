using System.Net.WebSockets;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>Commands that come in the instant in which a call changes from one connection to the next.</summary>
[Trait("Speed", "slow")]
public sealed class HandedOverCommandTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_command_between_two_connections_is_said_on_the_second()
    {
        var id = await _edge.KnownCallAsync();
        var first = await GreetedAsync(id);
        await first.HangUpAsync();
        await _edge.Bus.WaitAsync<MediaSessionEnded>(id);
        var say = Say(id);
        (await Sessions.GiveAsync(id, new CallEvent { Kind = CallEventKind.Say, Subject = say })).ShouldBeFalse();

        await using var second = await _edge.ConnectAsync(id);

        await SaidAsync(id, say);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_command_before_the_sound_is_known_is_said_once_it_is()
    {
        var id = await _edge.KnownCallAsync();
        using var silent = new ClientWebSocket();
        silent.Options.SetRequestHeader("Authorization", _edge.Tokens.Bearer());
        await silent.ConnectAsync(_edge.MediaUrl(id), TestContext.Current.CancellationToken);
        await _edge.Bus.WaitAsync<MediaSessionStarted>(id);
        var say = Say(id);
        (await Sessions.GiveAsync(id, new CallEvent { Kind = CallEventKind.Say, Subject = say })).ShouldBeTrue();

        // It never is on this connection, so the command goes on to the next one.
        await using var phone = await _edge.ConnectAsync(id);

        await SaidAsync(id, say);
    }

    [Fact]
    public async Task What_was_not_heard_to_its_end_is_said_again_and_followed_by_its_step()
    {
        var id = await _edge.KnownCallAsync();
        var first = await GreetedAsync(id);
        var address = _edge.Bus.Of<MediaSessionStarted>(id)[0].EdgeAddress;
        var say = Say(id) with { Text = "We close in five minutes and I have to say goodbye to you now.", Then = AfterSaying.HangUp };
        var before = first.FramesHeard;
        await _edge.SendAsync(address, say);
        await first.HearsAsync(before + 20);

        await using var second = await _edge.ConnectAsync(id);

        await _edge.Bus.WaitAsync<HangUpCall>(id);
        await SaidAsync(id, say);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task What_was_heard_is_not_said_again()
    {
        var id = await _edge.KnownCallAsync();
        var first = await GreetedAsync(id);
        var say = Say(id);
        await _edge.SendAsync(_edge.Bus.Of<MediaSessionStarted>(id)[0].EdgeAddress, say);
        await SaidAsync(id, say);

        await using var second = await _edge.ConnectAsync(id);
        await _edge.Bus.WaitAsync<TurnCompleted>(id, 3);

        Turns(id).Count(content => content.Contains(say.Text, StringComparison.Ordinal)).ShouldBe(1);
        await first.DisposeAsync();
    }

    private SessionRegistry Sessions => _edge.Services.GetRequiredService<SessionRegistry>();

    private static SayToCaller Say(Guid call) => new() { CallId = call, SayId = Guid.NewGuid(), Text = "Nobody is free." };

    private async Task<TestPhone> GreetedAsync(Guid call)
    {
        var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        return phone;
    }

    private async Task SaidAsync(Guid call, SayToCaller say)
    {
        for (var turns = 1; !Turns(call).Any(content => content.Contains(say.Text, StringComparison.Ordinal)); turns++)
            await _edge.Bus.WaitAsync<TurnCompleted>(call, turns);
    }

    private IEnumerable<string> Turns(Guid call) => _edge.Bus.Of<TurnCompleted>(call).SelectMany(turn => turn.Messages).Select(message => message.Content);
}
