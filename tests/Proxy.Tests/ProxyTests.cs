using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Proxy.Tests;

public sealed class ProxyTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private Instance api1 = null!, api2 = null!, edge1 = null!, edge2 = null!;
    private WebApplication? proxy;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        api1 = await Instance.StartAsync("api-1");
        api2 = await Instance.StartAsync("api-2");
        edge1 = await Instance.StartAsync("edge-1");
        edge2 = await Instance.StartAsync("edge-2");
    }

    public async ValueTask DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
        foreach (var instance in new[] { api1, api2, edge1, edge2 })
            await instance.DisposeAsync();
        http.Dispose();
    }

    [Fact]
    public async Task Requests_go_to_the_instances_of_the_Api_in_turn()
    {
        await StartAsync();

        for (var i = 0; i < 10; i++)
            await PostAsync("/call", $"{i}");

        api1.Taken.Count.ShouldBe(5);
        api2.Taken.Count.ShouldBe(5);
        edge1.Taken.ShouldBeEmpty();
        edge2.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Media_sockets_go_to_the_edges_in_turn_and_pass_both_ways()
    {
        var url = await StartAsync();

        for (var i = 0; i < 4; i++)
            (await EchoAsync(new Uri($"ws://{url.Authority}/media/call-{i}?token=abc"), $"sound {i}")).ShouldBe($"sound {i}");

        edge1.Taken.Count.ShouldBe(2);
        edge2.Taken.Count.ShouldBe(2);
        api1.Taken.Concat(api2.Taken).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_meant_for_an_instance_that_is_gone_is_taken_by_another_whole()
    {
        await StartAsync();
        await Task.WhenAll(api1.AskedAsync(), api2.AskedAsync());
        await api2.DisposeAsync();

        for (var i = 0; i < 6; i++)
            (await PostAsync("/webhooks/acs/1", $"event {i}")).ShouldBe($"api-1 event {i}");
    }

    [Fact]
    public async Task A_media_socket_meant_for_an_edge_that_is_gone_is_taken_by_another()
    {
        var url = await StartAsync();
        await Task.WhenAll(edge1.AskedAsync(), edge2.AskedAsync());
        await edge1.DisposeAsync();

        for (var i = 0; i < 3; i++)
            (await EchoAsync(new Uri($"ws://{url.Authority}/media/1"), "hello")).ShouldBe("hello");
    }

    [Fact]
    public async Task An_instance_that_was_never_there_is_left_out()
    {
        await StartAsync(DeadUrl(), api1.Url);

        for (var i = 0; i < 6; i++)
            (await PostAsync("/webhooks/acs/1", $"event {i}")).ShouldBe($"api-1 event {i}");
    }

    [Fact]
    public async Task A_media_socket_that_an_edge_refuses_because_it_leaves_is_taken_by_another()
    {
        var url = await StartAsync();
        edge1.IsLeaving = true;

        for (var i = 0; i < 4; i++)
            (await EchoAsync(new Uri($"ws://{url.Authority}/media/1"), "hello")).ShouldBe("hello");

        edge1.Taken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_media_socket_that_every_edge_refuses_is_refused()
    {
        var url = await StartAsync();
        edge1.IsLeaving = edge2.IsLeaving = true;

        (await Should.ThrowAsync<WebSocketException>(() => EchoAsync(new Uri($"ws://{url.Authority}/media/1"), "hello"))).Message.ShouldContain("503");
    }

    [Fact]
    public async Task An_instance_that_is_not_ready_gets_nothing_new()
    {
        await StartAsync();
        api1.IsReady = false;
        await api1.AskedAsync();

        for (var i = 0; i < 6; i++)
            (await PostAsync("/call", "")).ShouldStartWith("api-2");
    }

    [Fact]
    public async Task An_instance_that_is_ready_again_takes_its_turn_again()
    {
        await StartAsync();
        api1.IsReady = false;
        await api1.AskedAsync();
        api1.IsReady = true;
        await api1.AskedAsync();

        for (var i = 0; i < 4; i++)
            await PostAsync("/call", "");

        api1.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_instance_is_told_the_host_that_the_sender_named()
    {
        var url = await StartAsync();

        await PostAsync("/call", "");
        await PostAsync("/call", "");

        api1.Host.ShouldBe(url.Authority);
        api2.Host.ShouldBe(url.Authority);
    }

    [Fact]
    public async Task It_is_ready_as_long_as_there_is_an_edge_and_an_Api_that_are()
    {
        var url = await StartAsync();
        await Task.WhenAll(api1.AskedAsync(), edge1.AskedAsync());
        (await http.GetAsync(new Uri(url, "/health/readiness"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        edge1.IsReady = edge2.IsReady = false;
        await Task.WhenAll(edge1.AskedAsync(), edge2.AskedAsync());

        (await http.GetAsync(new Uri(url, "/health/readiness"), Stop)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await http.GetAsync(new Uri(url, "/health/liveness"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "http://127.0.0.1:1", "--api")]
    [InlineData("http://127.0.0.1:1", "", "--edge")]
    [InlineData("http://127.0.0.1:1,127.0.0.1:2", "http://127.0.0.1:1", "'127.0.0.1:2'")]
    public void Addresses_that_will_not_do_are_named(string apis, string edges, string named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["api"] = apis, ["edge"] = edges }).Build();

        Should.Throw<FormatException>(() => ProxyOptions.From(configuration)).Message.ShouldContain(named);
    }

    private static async Task<string> EchoAsync(Uri url, string words)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(url, Stop);
        await socket.SendAsync(Encoding.UTF8.GetBytes(words), WebSocketMessageType.Text, true, Stop);
        var answer = new byte[100];
        var received = await socket.ReceiveAsync(answer, Stop);
        return Encoding.UTF8.GetString(answer, 0, received.Count);
    }

    private static Uri DeadUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }

    private Task<Uri> StartAsync(params Uri[] apis) => StartAsync(new ProxyOptions { Url = "http://127.0.0.1:0", Api = apis.Length == 0 ? [api1.Url, api2.Url] : apis, Edge = [edge1.Url, edge2.Url] });

    private async Task<Uri> StartAsync(ProxyOptions options)
    {
        proxy = ProxyApplication.Build(options);
        await proxy.StartAsync(Stop);
        http.BaseAddress = new Uri(proxy.Urls.Single());
        return http.BaseAddress;
    }

    private async Task<string> PostAsync(string path, string body)
    {
        using var content = new StringContent(body);
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(Stop);
    }
}
