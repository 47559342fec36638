using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Azure;

namespace CallCenter.MediaEdge.Tests.Speech;

public sealed class AzureRecognizerTests : IAsyncLifetime
{
    private static readonly PcmFormat Format = new(16_000);

    private readonly Channel<Recognition> _heard = Channel.CreateUnbounded<Recognition>();
    private readonly TaskCompletionSource _failed = new();
    private readonly TaskCompletionSource _connected = new();
    private SpeechServer _server = null!;
    private AzureRecognizer _recognizer = null!;

    public async ValueTask InitializeAsync() => _server = await SpeechServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_recognizer is not null)
            await _recognizer.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_turn_opens_with_config_context_and_a_wav_header_and_the_key_stays_out_of_the_url()
    {
        var opening = Channel.CreateUnbounded<PeerMessage>();
        _server.Recognition = async peer =>
        {
            for (var i = 0; i < 4; i++)
                await opening.Writer.WriteAsync((await peer.ReadAsync())!);
            await peer.DrainAsync();
        };
        Start();
        Push(seconds: 0.1);

        var config = await opening.Reader.ReadAsync(Token);
        var context = await opening.Reader.ReadAsync(Token);
        var header = await opening.Reader.ReadAsync(Token);
        var sound = await opening.Reader.ReadAsync(Token);
        config.Path.ShouldBe("speech.config");
        config.RequestId.ShouldMatch("^[0-9A-F]{32}$");
        context.Path.ShouldBe("speech.context");
        context.Text.ShouldContain("\"segmentationSilenceTimeoutMs\":300");
        context.Text.ShouldContain("\"language\":\"fr-FR\"");
        context.Text.ShouldContain("Contoso");
        // The 44 bytes that the official client was recorded to send.
        Convert.ToHexStringLower(header.Body).ShouldBe("524946460000000057415645666d74201000000001000100803e0000007d0000020010006461746100000000");
        header.Headers["Content-Type"].ShouldBe("audio/x-wav");
        sound.Body.Length.ShouldBe(3200);
        sound.Headers.ShouldNotContainKey("Content-Type");
        new[] { config, context, header, sound }.Select(m => m.RequestId).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);

        _server.Requests.TryPeek(out var request).ShouldBeTrue();
        request.Target.ShouldContain("language=fr-FR");
        request.Target.ShouldContain("segmentationSilenceTimeoutMs=300");
        request.Target.ShouldNotContain("secret-key");
        request.Headers["Ocp-Apim-Subscription-Key"].ShouldBe("secret-key");
        request.Headers["X-ConnectionId"].ShouldMatch("^[0-9A-F]{32}$");
    }

    [Fact]
    public async Task Recorded_hypotheses_and_phrases_are_reported_in_call_time()
    {
        _server.Recognition = async peer =>
        {
            var id = (await peer.ReadToAsync("speech.context")).RequestId;
            await peer.SendAsync(id, "turn.start", """{"context":{"serviceTag":"0a1b2c3d4e5f"}}""");
            await peer.SendAsync(id, "speech.startDetected", """{"Offset":1000000}""");
            await peer.SendAsync("00000000000000000000000000000000", "speech.hypothesis", """{"Id":"h0","Text":"not ours","Offset":0,"Duration":1}""");
            await peer.SendAsync(id, "speech.hypothesis", """{"Id":"h1","Text":"hello","Offset":1000000,"Duration":3000000}""");
            await peer.SendRawAsync("no headers at all");
            await peer.SendAsync(id, "speech.phrase", "{broken");
            await peer.SendAsync(id, "speech.phrase", """{"Id":"p1","RecognitionStatus":"Success","DisplayText":"Hello world.","Offset":1000000,"Duration":9000000}""");
            await peer.SendAsync(id, "speech.phrase", """{"RecognitionStatus":"NoMatch","Offset":12000000,"Duration":3000000}""");
            await peer.DrainAsync();
        };
        Start(startsAt: 10);

        (await Heard()).ShouldBe(new Recognition("hello", Seconds(10.1), Seconds(10.4), IsFinal: false));
        (await Heard()).ShouldBe(new Recognition("Hello world.", Seconds(10.1), Seconds(11), IsFinal: true));
        (await Heard()).ShouldBe(new Recognition("", Seconds(11.2), Seconds(11.5), IsFinal: true));
    }

    [Fact]
    public async Task When_the_service_ends_a_turn_a_new_one_replays_what_is_not_final_and_offsets_go_on()
    {
        var replayed = new TaskCompletionSource<byte[]>();
        _server.Recognition = async peer =>
        {
            var id = (await peer.ReadToAsync("speech.context")).RequestId;
            await ReadSoundAsync(peer, 16_000);
            await peer.SendAsync(id, "speech.phrase", """{"RecognitionStatus":"Success","DisplayText":"Turn 1.","Offset":1000000,"Duration":2000000}""");
            await peer.SendAsync(id, "turn.end", "{}");
            var second = await peer.ReadAsync();
            second!.Path.ShouldBe("speech.context");
            second.RequestId.ShouldNotBe(id, StringComparer.Ordinal);
            replayed.TrySetResult(await ReadSoundAsync(peer, 16_000 - 9600));
            await peer.SendAsync(second.RequestId, "speech.phrase", """{"RecognitionStatus":"Success","DisplayText":"Turn 2.","Offset":1000000,"Duration":2000000}""");
            await peer.DrainAsync();
        };
        Start();
        Push(seconds: 0.5);

        (await Heard()).Until.ShouldBe(Seconds(0.3));
        (await Heard()).ShouldBe(new Recognition("Turn 2.", Seconds(0.4), Seconds(0.6), IsFinal: true));
        // The replay begins exactly behind the final phrase: byte 9,600 of a ramp.
        var bytes = await replayed.Task.WaitAsync(Token);
        bytes[0].ShouldBe((byte)(9600 % 251));
        bytes.Length.ShouldBe(6400);
    }

    [Fact]
    public async Task A_broken_connection_is_made_again_under_its_id_and_the_sound_is_replayed()
    {
        var connections = 0;
        _server.Recognition = async peer =>
        {
            var id = (await peer.ReadToAsync("speech.context")).RequestId;
            var received = await ReadSoundAsync(peer, 9600);
            if (Interlocked.Increment(ref connections) == 1)
            {
                peer.Break();
                return;
            }

            received[0].ShouldBe((byte)0);
            await peer.SendAsync(id, "speech.phrase", """{"RecognitionStatus":"Success","DisplayText":"Conn 2.","Offset":0,"Duration":2000000}""");
            await peer.DrainAsync();
        };
        Start();
        Push(seconds: 0.3);

        (await Heard()).Text.ShouldBe("Conn 2.");
        var ids = _server.Requests.Select(r => r.Headers["X-ConnectionId"]).ToList();
        ids.Count.ShouldBe(2);
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refusal_for_good_is_not_tried_again(int status)
    {
        _server.Refusals.Enqueue(status);
        Start();
        await _failed.Task.WaitAsync(Token);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_busy_service_is_tried_again_and_no_sound_is_lost()
    {
        _server.Refusals.Enqueue(429);
        _server.Refusals.Enqueue(503);
        _server.Recognition = async peer =>
        {
            var id = (await peer.ReadToAsync("speech.context")).RequestId;
            await ReadSoundAsync(peer, 9600);
            await peer.SendAsync(id, "speech.phrase", """{"RecognitionStatus":"Success","DisplayText":"Hello.","Offset":0,"Duration":2000000}""");
            await peer.DrainAsync();
        };
        Start();
        Push(seconds: 0.3);

        (await Heard()).Text.ShouldBe("Hello.");
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_connection_that_the_service_takes_is_told_of_before_anything_is_heard()
    {
        _server.Refusals.Enqueue(503);
        _server.Recognition = peer => peer.DrainAsync();
        Start();

        await _connected.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        _server.Requests.Count.ShouldBe(2);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task Ending_while_the_service_is_away_does_not_wait_for_it()
    {
        for (var i = 0; i < 20; i++)
            _server.Refusals.Enqueue(503);
        Start();
        Push(seconds: 1);
        var recognizer = _recognizer;
        _recognizer = null!;
        await recognizer.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TimeSpan Seconds(double value) => TimeSpan.FromSeconds(value);

    private static async Task<byte[]> ReadSoundAsync(SpeechPeer peer, int bytes)
    {
        var sound = new List<byte>();
        while (sound.Count < bytes)
        {
            var message = await peer.ReadToAsync("audio");
            if (!message.Headers.ContainsKey("Content-Type"))
                sound.AddRange(message.Body);
        }

        return [.. sound];
    }

    private void Start(double startsAt = 0)
    {
        _recognizer = new AzureRecognizer(
            new RecognitionSettings
            {
                Language = "fr-FR",
                Format = Format,
                SegmentationSilence = TimeSpan.FromMilliseconds(300),
                Phrases = ["Contoso", "Amélie"],
                StartsAt = Seconds(startsAt),
            },
            _server.Access(),
            new RecognizerEvents(
                heard => _heard.Writer.WriteAsync(heard),
                () =>
                {
                    _failed.TrySetResult();
                    return ValueTask.CompletedTask;
                })
            {
                Connected = () =>
                {
                    _connected.TrySetResult();
                    return ValueTask.CompletedTask;
                },
            });
        _recognizer.Start();
    }

    private void Push(double seconds)
    {
        var sound = Enumerable.Range(0, (int)(seconds * Format.BytesPerSecond)).Select(n => (byte)(n % 251)).ToArray();
        for (var at = 0; at < sound.Length; at += Format.BytesPerFrame)
            _recognizer.Push(sound.AsSpan(at, Format.BytesPerFrame), isSpeech: true);
    }

    private async Task<Recognition> Heard() => await _heard.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
}
