using System.Net.WebSockets;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>Connections that are open and dead.</summary>
[Trait("Speed", "slow")]
public sealed class SilentConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider _clock = new();
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(_clock, ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_connection_that_never_says_what_its_sound_is_like_is_given_up()
    {
        var call = await _edge.KnownCallAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", _edge.Tokens.Bearer());
        await socket.ConnectAsync(_edge.MediaUrl(call), TestContext.Current.CancellationToken);
        await _edge.Bus.WaitAsync<MediaSessionStarted>(call);

        _clock.Advance(CallSession.LongestSilence - Moment);
        _edge.Bus.Of<MediaSessionEnded>(call).ShouldBeEmpty();
        _clock.Advance(Moment);

        (await _edge.Bus.WaitAsync<MediaSessionEnded>(call)).Single().Reason.ShouldBe(StreamEnd.FellSilent);
        var closing = await socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken);
        closing.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_without_closing_is_given_up()
    {
        var answering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _edge.Respond = (_, _) =>
        {
            answering.TrySetResult();
            return Answers.Of("Four, seven, one, one.");
        };
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);

        // Once the keys are answered, all frames before them have been read.
        await phone.FallsSilentAsync(keys: "4711#");
        await answering.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _clock.Advance(CallSession.LongestSilence - Moment);
        _edge.Bus.Of<MediaSessionEnded>(call).ShouldBeEmpty();
        _clock.Advance(Moment);

        (await _edge.Bus.WaitAsync<MediaSessionEnded>(call)).Single().Reason.ShouldBe(StreamEnd.FellSilent);
    }
}
