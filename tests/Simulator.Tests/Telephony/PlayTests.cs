using System.Buffers.Binary;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Prompts;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class PlayTests : IAsyncDisposable
{
    private readonly TestExchange _exchange = new();
    private readonly ScriptedHandset _callee = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Plays_queue_and_are_heard_one_after_the_other()
    {
        var call = await _exchange.ConnectAsync(_callee);
        await PlayAsync(call, "a", "One");
        await PlayAsync(call, "b", "Two", "Three");
        await _exchange.RunAsync(call, 4);

        _callee.Heard.ShouldBe(["One", "Two", "Three"]);
        var events = await _exchange.Callbacks.UntilAsync("PlayCompleted");
        events.Select(e => (e.Type, e.Context)).ShouldBe([("PlayStarted", "a"), ("PlayCompleted", "a")]);
        (await _exchange.Callbacks.UntilAsync("PlayCompleted")).Select(e => (e.Type, e.Context))
            .ShouldBe([("PlayStarted", "b"), ("PlayCompleted", "b")]);
    }

    [Fact]
    public async Task An_interrupting_play_cancels_what_plays_and_what_waits()
    {
        var call = await _exchange.ConnectAsync(_callee);
        await PlayAsync(call, "a", "A text that takes its time");
        await PlayAsync(call, "b", "Never heard");
        await _exchange.RunAsync(call, 0.5);
        await TestExchange.DoAsync(call, c => c.Play([Text("Now")], false, interrupts: true, new Operation("c", null)));
        await _exchange.RunAsync(call, 3);

        _callee.Heard[^1].ShouldBe("Now");
        (await _exchange.Callbacks.UntilAsync("PlayCompleted")).Select(e => (e.Type, e.Context)).ShouldBe(
            [("PlayStarted", "a"), ("PlayCanceled", "a"), ("PlayCanceled", "b"), ("PlayStarted", "c"), ("PlayCompleted", "c")]);
    }

    [Fact]
    public async Task A_loop_plays_until_it_is_cancelled()
    {
        var call = await _exchange.ConnectAsync(_callee);
        await TestExchange.DoAsync(call, c => c.Play([Text("Hold")], repeats: true, false, new Operation("a", null)));
        await _exchange.RunAsync(call, 5);
        _callee.Heard.Count.ShouldBeGreaterThan(3);
        await TestExchange.DoAsync(call, c => c.CancelAllMedia());
        var events = await _exchange.Callbacks.UntilAsync("PlayCanceled");
        events[^1].Result.ShouldBe((400, 8508));
        events.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_is_fetched_and_heard()
    {
        _exchange.Files.Files["/a.wav"] = Wav(Enumerable.Repeat((short)12_345, 3_200).ToArray());
        var call = await _exchange.ConnectAsync(_callee);
        await TestExchange.DoAsync(call, c => c.Play([File("/a.wav")], false, false, new Operation("a", null)));
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("PlayStarted");
        await _exchange.RunAsync(call, 1);
        _callee.Peak.ShouldBe(12_345);
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("PlayCompleted");
    }

    [Theory]
    [InlineData("/missing.wav", 8536)]
    [InlineData("/noise.wav", 8535)]
    public async Task A_file_that_cannot_be_played_fails_with_its_reason_and_index(string path, int subCode)
    {
        _exchange.Files.Files["/noise.wav"] = [1, 2, 3];
        var call = await _exchange.ConnectAsync(_callee);
        await TestExchange.DoAsync(call, c => c.Play([Text("One"), File(path)], false, false, new Operation("a", null)));
        var failed = await _exchange.Callbacks.NextAsync();
        failed.Type.ShouldBe("PlayFailed");
        failed.Result.ShouldBe((400, subCode));
        ((int)failed.Data["failedPlaySourceIndex"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Texts_need_a_speech_service()
    {
        var call = await _exchange.ConnectAsync(_callee, TestExchange.Leg(hasSpeech: false));
        await PlayAsync(call, "a", "One");
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((400, 8565));
    }

    [Theory]
    [InlineData("<speak version='1.0'><voice name='x'>One <break time='1s'/> &amp; two</voice></speak>", "One & two")]
    public async Task Markup_is_not_spoken(string ssml, string heard)
    {
        var call = await _exchange.ConnectAsync(_callee);
        await TestExchange.DoAsync(call, c => c.Play([new PlaySource(PlaySourceKind.Ssml, ssml)], false, false, new Operation("a", null)));
        await _exchange.RunAsync(call, 3);
        _callee.Heard.ShouldBe([heard]);
    }

    [Fact]
    public async Task Broken_markup_is_refused_by_the_speech_service()
    {
        var call = await _exchange.ConnectAsync(_callee);
        await TestExchange.DoAsync(call, c => c.Play([new PlaySource(PlaySourceKind.Ssml, "<speak>")], false, false, new Operation("a", null)));
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((400, 8565));
    }

    [Fact]
    public async Task Events_of_an_operation_go_to_its_own_address()
    {
        var call = await _exchange.ConnectAsync(_callee);
        var other = new Uri("https://app.test/other");
        await TestExchange.DoAsync(call, c => c.Play([Text("One")], false, false, new Operation(null, other)));
        var started = await _exchange.Callbacks.NextAsync();
        started.To.ShouldBe(other);
        started.Data.AsObject().ContainsKey("operationContext").ShouldBeFalse();
    }

    private static Task PlayAsync(Call call, string context, params string[] texts)
        => TestExchange.DoAsync(call, c => c.Play([.. texts.Select(Text)], false, false, new Operation(context, null)));

    private static PlaySource Text(string text) => new(PlaySourceKind.Text, text);

    private static PlaySource File(string path) => new(PlaySourceKind.File, "https://files.test" + path);

    private static byte[] Wav(short[] samples)
    {
        var file = new byte[44 + (samples.Length * 2)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), 16_000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 32_000);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), samples.Length * 2);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (i * 2)), samples[i]);
        return file;
    }
}
