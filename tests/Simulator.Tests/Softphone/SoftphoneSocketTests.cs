using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Tests.Callers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Simulator.Tests.Softphone;

public sealed class SoftphoneSocketTests : IAsyncLifetime, IExchange
{
    private const string Number = "+33612345678";
    private readonly TaskCompletionSource<(IHandset Handset, string From)> _dialled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _simulator = null!;
    private Uri _address = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _simulator = SimulatorModule.Build(
            new SimulatorOptions { Url = "http://127.0.0.1:0" },
            builder => builder.Services.AddSingleton<IExchange>(this));
        await _simulator.StartAsync(Cancel);
        _address = new Uri(_simulator.Urls.First());
    }

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    Task<string> IExchange.DialAsync(IHandset handset, string from, CancellationToken cancellationToken)
    {
        _dialled.TrySetResult((handset, from));
        return _over.Task;
    }

    [Fact]
    public async Task Typed_words_go_out_as_sound_and_sound_comes_back_as_text()
    {
        using var page = await OpenAsync();
        await SendAsync(page, """{"type":"dial","number":"+33612345678"}""");
        (await ReceiveAsync(page))["state"]!.GetValue<string>().ShouldBe("dialling");
        var (handset, from) = await _dialled.Task.WaitAsync(Cancel);
        from.ShouldBe(Number);

        var line = new TestLine(handset);
        (await ReceiveAsync(page))["state"]!.GetValue<string>().ShouldBe("connected");
        line.BotSays("Hello, who is speaking?").RunAfterBot(0.2);
        var heard = await FinalAsync(page);
        heard["text"]!.GetValue<string>().ShouldBe("Hello, who is speaking?");

        await SendAsync(page, """{"type":"say","text":"It is Kévin."}""");
        await UntilAsync(line, () => line.Said.Count > 0);
        line.Said.ShouldHaveSingleItem().Text.ShouldBe("It is Kévin.");

        await SendAsync(page, """{"type":"press","key":"5"}""");
        await UntilAsync(line, () => line.Keys.Length > 0);
        line.Keys.ShouldBe("5");

        await SendAsync(page, """{"type":"hang_up"}""");
        await UntilAsync(line, () => line.HungUp);
        handset.Ended("hung up");
        (await ReceiveAsync(page)).ToJsonString().ShouldBe("""{"type":"state","state":"ended","text":"hung up"}""");
    }

    [Fact]
    public async Task A_page_that_waits_is_reached_at_its_number()
    {
        using var page = await OpenAsync();
        await SendAsync(page, """{"type":"wait","number":"+33612345678"}""");
        (await ReceiveAsync(page))["number"]!.GetValue<string>().ShouldBe(Number);

        var handset = Directory.For(Number);
        handset.Ring(new RingingCall("+14255550199", Number)).Outcome.ShouldBe(RingOutcome.PickUp);
        (await ReceiveAsync(page))["state"]!.GetValue<string>().ShouldBe("ringing");
        Directory.For(Number).Ring(new RingingCall("+14255550199", Number)).Outcome.ShouldBe(RingOutcome.Busy);
    }

    [Fact]
    public async Task A_number_is_free_again_once_the_page_is_closed()
    {
        using (var page = await OpenAsync())
        {
            await SendAsync(page, """{"type":"wait","number":"+33612345678"}""");
            await ReceiveAsync(page);
            await page.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        }

        using var next = await OpenAsync();
        await SendAsync(next, """{"type":"wait","number":"+33612345678"}""");
        (await ReceiveAsync(next))["state"]!.GetValue<string>().ShouldBe("waiting");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"type":"fly"}""")]
    [InlineData("""{"type":"dial","number":"0612"}""")]
    [InlineData("""{"type":"say","text":"nobody is there"}""")]
    [InlineData("""{"type":"say"}""")]
    [InlineData("""{"type":"press","key":"x"}""")]
    public async Task What_cannot_be_done_is_refused_and_the_phone_lives_on(string request)
    {
        using var page = await OpenAsync();
        await SendAsync(page, request);
        (await ReceiveAsync(page))["type"]!.GetValue<string>().ShouldBe("refused");
        await SendAsync(page, """{"type":"wait","number":"+33612345678"}""");
        (await ReceiveAsync(page))["state"]!.GetValue<string>().ShouldBe("waiting");
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_foreign_page_is_kept_away(string? origin)
    {
        using var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);

        (await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(Socket, Cancel))).Message.ShouldContain("403");
    }

    [Fact]
    public async Task A_foreign_name_that_points_here_is_kept_away()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", $"http://rebound.example:{_address.Port}");
        socket.Options.SetRequestHeader("Host", $"rebound.example:{_address.Port}");

        (await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(Socket, Cancel))).Message.ShouldContain("403");
    }

    [Theory]
    [InlineData("/softphone", "text/html")]
    [InlineData("/softphone/softphone.css", "text/css")]
    [InlineData("/softphone/softphone.js", "text/javascript")]
    public async Task The_page_needs_nothing_from_elsewhere(string path, string type)
    {
        using var http = new HttpClient { BaseAddress = _address };
        using var response = await http.GetAsync(path, Cancel);

        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("https://");
    }

    private Uri Socket => new($"ws://{_address.Authority}/softphone/socket");

    private IHandsetDirectory Directory => _simulator.Services.GetRequiredService<IHandsetDirectory>();

    private async Task<ClientWebSocket> OpenAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", $"http://{_address.Authority}");
        await socket.ConnectAsync(Socket, Cancel);
        (await ReceiveAsync(socket)).ToJsonString().ShouldBe("""{"type":"state","state":"idle"}""");
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message)
        => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancel);

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(buffer, Cancel);
        return JsonNode.Parse(buffer.AsSpan(0, received.Count))!;
    }

    private static async Task<JsonNode> FinalAsync(ClientWebSocket socket)
    {
        while (true)
        {
            var notice = await ReceiveAsync(socket);
            notice["type"]!.GetValue<string>().ShouldBe("heard");
            if (notice["final"]!.GetValue<bool>())
                return notice;
        }
    }

    /// <summary>Call time passes until something that the socket's thread asked for has happened.</summary>
    private static async Task UntilAsync(TestLine line, Func<bool> condition)
    {
        while (!condition())
        {
            line.Run(0.02);
            await Task.Yield();
        }
    }
}
