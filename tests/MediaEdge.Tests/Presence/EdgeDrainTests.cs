using System.Net;
using System.Net.WebSockets;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Tests.Presence;

[Trait("Speed", "slow")]
public sealed class EdgeDrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _clock = new();
    private EdgeHost _edge = null!;

    private EdgeDrain Drain => _edge.Services.GetRequiredService<EdgeDrain>();

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(_clock, ("features:phone_silence_timeout_sec", "300"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task An_edge_that_leaves_is_not_ready_and_refuses_connections_before_the_upgrade()
    {
        var call = await _edge.KnownCallAsync();
        var held = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(held);
        await _edge.Bus.WaitAsync<TurnCompleted>(held);
        (await ReadinessAsync()).ShouldBe(HttpStatusCode.OK);

        var stopping = Drain.StoppingAsync(TestContext.Current.CancellationToken);

        (await ReadinessAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", _edge.Tokens.Bearer());
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(_edge.MediaUrl(call), TestContext.Current.CancellationToken));
        socket.HttpStatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await phone.HangUpAsync();
        await stopping;
    }

    [Fact]
    public async Task A_call_in_progress_goes_on_and_the_edge_leaves_when_it_has_ended()
    {
        _edge.Words[3000] = "I lost my card.";
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);

        var stopping = Drain.StoppingAsync(TestContext.Current.CancellationToken);
        phone.Says(3000, seconds: 1);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages[1].Content.ShouldBe("All right.");
        stopping.IsCompleted.ShouldBeFalse();
        await phone.HangUpAsync();

        await stopping;
        _edge.Bus.Of<MediaSessionEnded>(call).Single().Reason.ShouldBe(StreamEnd.CarrierClosed);
    }

    [Fact]
    public async Task A_call_that_lasts_beyond_the_limit_is_left_to_another_edge()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);

        var stopping = Drain.StoppingAsync(TestContext.Current.CancellationToken);
        for (var second = 1; second < Limit.TotalSeconds; second++)
            await PassAsync(phone, TimeSpan.FromSeconds(1));
        _edge.Bus.Of<MediaSessionEnded>(call).ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));

        await stopping;
        var ended = _edge.Bus.Of<MediaSessionEnded>(call).Single();
        ended.Reason.ShouldBe(StreamEnd.EdgeLeaving);
        ended.LastTurn.ShouldBe(0);
    }

    [Fact]
    public void The_host_waits_longer_than_the_calls() =>
        _edge.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ShouldBe(Limit + TimeSpan.FromSeconds(15));

    // The clock of the test moves in steps in which frames arrive, so that no connection seems dead.
    private async Task PassAsync(TestPhone phone, TimeSpan time)
    {
        _clock.Advance(time);
        await phone.PassAsync(seconds: 0.2);
    }

    private async Task<HttpStatusCode> ReadinessAsync()
    {
        using var client = new HttpClient();
        var url = new UriBuilder(_edge.MediaUrl(Guid.NewGuid())) { Scheme = "http", Path = "/health/readiness", Query = "" }.Uri;
        return (await client.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode;
    }
}
