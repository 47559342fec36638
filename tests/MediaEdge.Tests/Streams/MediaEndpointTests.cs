using System.Net;
using System.Net.WebSockets;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Streams;

[Trait("Speed", "slow")]
public sealed class MediaEndpointTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.StartAsync();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_connection_with_token_and_signature_is_taken()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await phone.HearsAsync(1);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_before_the_upgrade()
    {
        var call = await _edge.KnownCallAsync();
        (await StatusAsync(_edge.MediaUrl(call, "wrong"), _edge.Tokens.Bearer())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_token_of_another_call_is_refused()
    {
        var call = await _edge.KnownCallAsync();
        var other = _edge.Services.GetRequiredService<CallTokens>().Issue(Guid.NewGuid());
        (await StatusAsync(_edge.MediaUrl(call, other), _edge.Tokens.Bearer())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_missing_or_foreign_signature_is_refused()
    {
        var call = await _edge.KnownCallAsync();
        (await StatusAsync(_edge.MediaUrl(call), bearer: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_edge.MediaUrl(call), _edge.Tokens.Bearer(audience: "another-resource"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_unknown_call_is_not_found()
    {
        (await StatusAsync(_edge.MediaUrl(Guid.NewGuid()), _edge.Tokens.Bearer())).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_request_that_is_no_websocket_is_a_bad_request()
    {
        var call = await _edge.KnownCallAsync();
        using var client = new HttpClient();
        var url = new UriBuilder(_edge.MediaUrl(call)) { Scheme = "http" }.Uri;
        (await client.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_24_kilohertz_call_is_spoken_to_in_its_own_format()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call, sampleRate: 24_000);
        await phone.HearsAsync(20);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri url, string? bearer)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (bearer is not null)
            socket.Options.SetRequestHeader("Authorization", bearer);
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(url, TestContext.Current.CancellationToken));
        return socket.HttpStatusCode;
    }
}
