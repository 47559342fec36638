using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Rest;
using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class MediaStreamingTests : IAsyncLifetime
{
    private const string Stop = """{"Kind":"StopAudio","AudioData":null,"StopAudio":{}}""";

    private readonly TestExchange _exchange = new();
    private readonly MediaApp _app = new();

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _exchange.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_socket_opens_with_its_headers_then_comes_the_event_the_metadata_and_a_frame_every_20_ms()
    {
        var (call, media) = await StreamAsync(new ScriptedHandset().Says("Hi", at: 0.2));
        media.Query.ShouldBe("?token=t");
        media.Header("Authorization").ShouldStartWith("Bearer ");
        media.Header("x-ms-call-connection-id").ShouldBe(call.Identity.Id);
        media.Header("x-ms-call-correlation-id").ShouldBe(call.Identity.CorrelationId);

        await _exchange.RunAsync(call, 0.4);
        ((string?)(await media.NextAsync())["kind"]).ShouldBe("AudioMetadata");
        var frames = new List<System.Text.Json.Nodes.JsonNode>();
        for (var i = 0; i < 20; i++)
            frames.Add((await media.NextAsync())["audioData"]!);
        frames.Select(f => Convert.FromBase64String((string)f["data"]!).Length).ShouldAllBe(length => length == 640);
        frames.All(f => f["participantRawID"] is null).ShouldBeTrue();
        ((bool)frames[0]["silent"]!).ShouldBeTrue();
        ((bool)frames[^1]["silent"]!).ShouldBeFalse();
        frames.Zip(frames.Skip(1), (a, b) => (DateTimeOffset)b["timestamp"]! - (DateTimeOffset)a["timestamp"]!)
            .ShouldAllBe(step => step == TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Sound_of_the_app_is_heard_at_the_pace_of_the_call_until_it_is_stopped()
    {
        var callee = new ScriptedHandset();
        var (call, media) = await StreamAsync(callee);
        await SayForTwoMinutesAsync(media);
        await HeardAsync(call, callee);
        callee.LoudTicks.ShouldBeLessThanOrEqualTo(1);
        await _exchange.RunAsync(call, 0.2);
        var before = callee.LoudTicks;
        before.ShouldBeInRange(9, 11);

        await media.SendAsync(Stop);
        await SilentAsync(call, callee);
        callee.LoudTicks.ShouldBeLessThan(6_000);
    }

    [Fact]
    public async Task Without_bidirectional_streaming_sound_of_the_app_is_dropped()
    {
        var callee = new ScriptedHandset();
        var (call, media) = await StreamAsync(callee, bidirectional: false);
        await media.SayAsync([1_000, 1_000]);
        await _exchange.RunAsync(call, 1);
        callee.Peak.ShouldBe(0);
    }

    [Fact]
    public async Task Keys_and_speakers_are_told_when_asked_for()
    {
        var (call, media) = await StreamAsync(new ScriptedHandset().Presses("5#", at: 0.04), unmixed: true, keys: true, sampleRate: 24_000);
        await _exchange.RunAsync(call, 0.2);
        ((int)(await media.NextAsync())["audioMetadata"]!["sampleRate"]!).ShouldBe(24_000);
        var messages = new List<System.Text.Json.Nodes.JsonNode>();
        for (var i = 0; i < 6; i++)
            messages.Add(await media.NextAsync());
        messages.Where(m => (string?)m["kind"] is "DtmfData").Select(m => (string?)m["dtmfData"]!["data"]).ShouldBe(["5", "#"]);
        messages.Where(m => (string?)m["kind"] is "AudioData").Select(m => (string?)m["audioData"]!["participantRawID"])
            .ShouldAllBe(speaker => speaker == "4:" + TestExchange.Callee);
    }

    [Fact]
    public async Task A_socket_that_is_refused_fails_the_streaming_but_not_the_call()
    {
        _app.Refusals = 1;
        var callee = new ScriptedHandset();
        var call = await _exchange.ConnectAsync(callee, TestExchange.Leg(Options()));
        var failed = await _exchange.Callbacks.NextAsync();
        failed.Type.ShouldBe("MediaStreamingFailed");
        failed.Result.ShouldBe((400, 8581));
        ((string?)failed.Data["mediaStreamingUpdate"]!["mediaStreamingStatusDetails"]).ShouldBe("initialWebSocketConnectionFailed");

        await TestExchange.DoAsync(call, c => c.RequiredStreaming().Start(new Operation("again", null)));
        (await _exchange.Callbacks.NextAsync()).ShouldSatisfyAllConditions(
            e => e.Type.ShouldBe("MediaStreamingStarted"), e => e.Context.ShouldBe("again"));
    }

    [Fact]
    public async Task A_dropped_socket_is_dialled_once_more_with_new_metadata()
    {
        var (call, media) = await StreamAsync(new ScriptedHandset());
        media.Drop();
        var again = await _app.NextAsync();
        string.Equals(again.Header("Authorization"), media.Header("Authorization"), StringComparison.Ordinal).ShouldBeFalse();
        ((string?)(await again.NextAsync())["kind"]).ShouldBe("AudioMetadata");
        _exchange.Callbacks.IsEmpty.ShouldBeTrue();

        again.Drop();
        var failed = await _exchange.Callbacks.NextAsync();
        failed.Type.ShouldBe("MediaStreamingFailed");
        failed.Result.ShouldBe((500, 8603));
        call.Over.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_dropped_socket_that_is_refused_afterwards_fails_the_streaming()
    {
        var (_, media) = await StreamAsync(new ScriptedHandset());
        _app.Refusals = 1;
        media.Drop();
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("MediaStreamingFailed");
    }

    [Fact]
    public async Task Stopping_closes_the_socket_and_starting_again_opens_another()
    {
        var (call, media) = await StreamAsync(new ScriptedHandset());
        await TestExchange.DoAsync(call, c => c.RequiredStreaming().Stop(new Operation("s", null)));
        var stopped = await _exchange.Callbacks.NextAsync();
        stopped.Type.ShouldBe("MediaStreamingStopped");
        stopped.Context.ShouldBe("s");
        await media.Closed;
        var refusal = await Should.ThrowAsync<AcsRefusal>(() => TestExchange.DoAsync(call, c => c.RequiredStreaming().Stop(new Operation(null, null))));
        refusal.Status.ShouldBe(409);

        await TestExchange.DoAsync(call, c => c.RequiredStreaming().Start(new Operation(null, null)));
        await _app.NextAsync();
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("MediaStreamingStarted");
    }

    [Fact]
    public async Task The_end_of_the_call_closes_the_socket_without_an_event_of_its_own()
    {
        var (call, media) = await StreamAsync(new ScriptedHandset().HangsUp(at: 0.1));
        await _exchange.RunAsync(call, 1);
        await media.Closed;
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("CallDisconnected");
    }

    [Fact]
    public async Task A_call_without_streaming_options_cannot_start_streaming()
    {
        var call = await _exchange.ConnectAsync(new ScriptedHandset());
        var refusal = await Should.ThrowAsync<AcsRefusal>(() => TestExchange.DoAsync(call, c => c.RequiredStreaming()));
        (refusal.Status, refusal.Code).ShouldBe((412, "8583"));
    }

    private StreamingOptions Options(bool bidirectional = true, bool unmixed = false, bool keys = false, int sampleRate = 16_000)
        => new(_app.Url, unmixed, StartsWithCall: true, bidirectional, sampleRate, keys);

    private async Task<(Call Call, MediaConnection Media)> StreamAsync(
        ScriptedHandset callee, bool bidirectional = true, bool unmixed = false, bool keys = false, int sampleRate = 16_000)
    {
        var call = await _exchange.ConnectAsync(callee, TestExchange.Leg(Options(bidirectional, unmixed, keys, sampleRate)));
        var media = await _app.NextAsync();
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("MediaStreamingStarted");
        return (call, media);
    }

    /// <summary>More than can be played before a stop has found its way through the network.</summary>
    private static async Task SayForTwoMinutesAsync(MediaConnection media)
    {
        var second = new short[16_000];
        Array.Fill(second, (short)1_000);
        for (var i = 0; i < 120; i++)
            await media.SayAsync(second);
    }

    /// <summary>Runs until the first sound has found its way through the network.</summary>
    private async Task HeardAsync(Call call, ScriptedHandset callee)
    {
        while (callee.LoudTicks == 0)
            await _exchange.RunAsync(call, 0.02);
    }

    /// <summary>Runs until a frame is silent.</summary>
    private async Task SilentAsync(Call call, ScriptedHandset callee)
    {
        for (var loud = -1; loud != callee.LoudTicks;)
        {
            loud = callee.LoudTicks;
            await _exchange.RunAsync(call, 0.02);
        }
    }
}
