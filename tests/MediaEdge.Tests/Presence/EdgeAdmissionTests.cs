using System.Net;
using System.Net.WebSockets;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Presence;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Presence;

[Trait("Speed", "slow")]
public sealed class EdgeAdmissionTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("media_edge:full_at_late_frames_percent", "10"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_full_edge_is_not_ready_and_refuses_a_new_call_before_the_upgrade()
    {
        var call = await _edge.KnownCallAsync();
        IsFull();

        (await ReadinessAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(call)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_refusal_says_why_and_when_to_try_again()
    {
        var call = await _edge.KnownCallAsync();
        IsFull();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(_edge.MediaUrl(call)) { Scheme = "http" }.Uri);
        foreach (var (name, value) in new[]
        {
            ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        })
            request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await client.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("full");
    }

    [Fact]
    public async Task A_call_that_a_full_edge_holds_goes_on_and_may_come_back_to_it()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        IsFull();

        await phone.PassAsync(1);
        await using var again = await _edge.ConnectAsync(call);
        await again.HearsAsync(1);
        await again.HangUpAsync();
        await _edge.Bus.WaitAsync<MediaSessionEnded>(call, 2);
        await using var later = await _edge.ConnectAsync(call);
        await later.HearsAsync(1);
    }

    private void IsFull()
    {
        var load = _edge.Services.GetRequiredService<EdgeLoad>();
        for (var frame = 0; frame < EdgeLoad.FewestFrames * 2; frame++)
            load.Count(EdgeLoad.Late * 2);
    }

    private async Task<HttpStatusCode> ReadinessAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(_edge.ClientOptions.BaseAddress, "/health/readiness"), Stop);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> StatusAsync(Guid call)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", _edge.Tokens.Bearer());
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(_edge.MediaUrl(call), Stop));
        return socket.HttpStatusCode;
    }
}
