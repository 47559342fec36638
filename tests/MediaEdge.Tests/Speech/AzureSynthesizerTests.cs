using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Tests.Pipeline;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Speech;

public sealed class AzureSynthesizerTests : IAsyncLifetime
{
    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateBounded<SynthesisPiece>(16);
    private SpeechServer _server = null!;
    private AzureSynthesizer _synthesizer = null!;
    private int _soundReady;

    public async ValueTask InitializeAsync()
    {
        _server = await SpeechServer.StartAsync();
        _synthesizer = new AzureSynthesizer(_server.Access(), new PcmFormat(16_000));
    }

    public async ValueTask DisposeAsync()
    {
        await _synthesizer.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Two_sentences_go_over_one_connection_and_deliver_sound_and_words()
    {
        var configs = 0;
        _server.Synthesis = async peer =>
        {
            while (await peer.ReadAsync() is { } message)
            {
                if (message.Has("speech.config"))
                    configs++;
                else if (message.Has("synthesis.context"))
                    message.Text.ShouldContain("raw-16khz-16bit-mono-pcm");
                else if (message.Has("ssml"))
                    await SpeakAsync(peer, message.RequestId);
            }
        };
        await _synthesizer.PrepareAsync(English, Token);
        var (first, second) = (Utterance("Hello"), Utterance("Bye"));
        (await SpeakAsync(first)).ShouldBeNull();
        (await SpeakAsync(second)).ShouldBeNull();

        foreach (var utterance in new[] { first, second })
        {
            (await Next()).ShouldSatisfyAllConditions(p => p.Kind.ShouldBe(SynthesisPieceKind.Sound), p => p.Length.ShouldBe(3200), p => p.Utterance.ShouldBe(utterance));
            (await Next()).Word.ShouldBe(new SpokenWord("Hello", TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(300)));
            (await Next()).Kind.ShouldBe(SynthesisPieceKind.Sound);
        }

        configs.ShouldBe(1);
        _soundReady.ShouldBe(4, "of each piece, as long as less is there than may be sent ahead");
        _server.Requests.Count.ShouldBe(1);
        _server.Requests.TryPeek(out var request).ShouldBeTrue();
        request.Target.ShouldNotContain("secret-key");
        request.Headers["Ocp-Apim-Subscription-Key"].ShouldBe("secret-key");
    }

    [Fact]
    public async Task A_connection_that_breaks_before_any_sound_is_replaced_once()
    {
        var connections = 0;
        _server.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            if (++connections == 1)
            {
                peer.Break();
                return;
            }

            await SpeakAsync(peer, id);
            await peer.DrainAsync();
        };
        await SpeakAsync(Utterance("Hello"));
        (await Next()).Kind.ShouldBe(SynthesisPieceKind.Sound);
        connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_sentence_that_was_begun_is_not_spoken_twice()
    {
        var connections = 0;
        _server.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            connections++;
            await peer.SendSoundAsync(id, new byte[3200]);
            await peer.CloseAsync(1011, "sorry");
        };
        (await SpeakAsync(Utterance("Hello"))).ShouldNotBeNull();
        (await Next()).Kind.ShouldBe(SynthesisPieceKind.Sound);
        connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_voice_fails_the_sentence_after_one_more_try()
    {
        _server.Synthesis = async peer =>
        {
            await peer.ReadToAsync("ssml");
            await peer.CloseAsync(1007, "Unsupported voice xx-XX-FooNeural.");
        };
        (await SpeakAsync(Utterance("Hello"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wrong_key_is_not_tried_again()
    {
        _server.Refusals.Enqueue(401);
        (await SpeakAsync(Utterance("Hello"))).ShouldNotBeNull();
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_sentence_is_stopped_and_the_connection_serves_the_next()
    {
        var first = Utterance("a long story");
        var stopped = new TaskCompletionSource<string>();
        _server.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            await peer.SendSoundAsync(id, new byte[640]);
            stopped.TrySetResult((await peer.ReadToAsync("synthesis.control")).Text);
            await peer.SendSoundAsync(id, new byte[640]); // Was on its way already.
            await SpeakAsync(peer, (await peer.ReadToAsync("ssml")).RequestId);
            await peer.DrainAsync();
        };
        var speaking = SpeakAsync(first);
        (await Next()).Utterance.ShouldBe(first);
        first.Cancel();
        await Should.NotThrowAsync(() => Task.WhenAny(speaking, Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, Token)));
        (await stopped.Task.WaitAsync(Token)).ShouldContain("stop");

        var second = Utterance("next");
        await SpeakAsync(second);
        (await Next()).Utterance.ShouldBe(second);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_idle_connection_whose_other_end_is_gone_without_a_word_is_replaced_soon()
    {
        var clock = new PauseClock(TimeSpan.FromSeconds(3));
        await using var synthesizer = new AzureSynthesizer(_server.Access(clock), new PcmFormat(16_000));
        var connections = 0;
        _server.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            if (Interlocked.Increment(ref connections) == 2)
                await SpeakAsync(peer, id);
            await peer.DrainAsync();
        };
        await synthesizer.PrepareAsync(English, Token);
        clock.Advance(TimeSpan.FromSeconds(10));
        var speaking = synthesizer.SpeakAsync(new Passage(Utterance("Hello"), _pieces.Writer, () => { }), Token);
        while (!speaking.IsCompleted)
            await await Task.WhenAny(speaking, clock.PassPauseAsync());

        (await speaking).ShouldBeNull();
        (await Next()).Kind.ShouldBe(SynthesisPieceKind.Sound);
        connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_service_that_goes_silent_in_the_middle_of_a_sentence_is_given_up()
    {
        var clock = new PauseClock(TimeSpan.FromSeconds(10));
        await using var synthesizer = new AzureSynthesizer(_server.Access(clock), new PcmFormat(16_000));
        _server.Synthesis = async peer =>
        {
            await peer.SendSoundAsync((await peer.ReadToAsync("ssml")).RequestId, new byte[3200]);
            await peer.DrainAsync();
        };
        var speaking = synthesizer.SpeakAsync(new Passage(Utterance("Hello"), _pieces.Writer, () => { }), Token);
        (await Next()).Kind.ShouldBe(SynthesisPieceKind.Sound);
        while (!speaking.IsCompleted)
            await await Task.WhenAny(speaking, clock.PassPauseAsync());

        (await speaking)!.Reason.ShouldBe("the service went silent");
        _server.Requests.Count.ShouldBe(1);
    }

    // Real time: what it is about is the keep-alive of the system's own sockets, which knows no other clock.
    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_sentence_that_waits_until_another_was_heard_keeps_its_connection()
    {
        const int Pieces = 60;
        _server.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            for (var piece = 0; piece < Pieces; piece++)
                await peer.SendSoundAsync(id, new byte[3200]);
            await peer.SendAsync(id, "turn.end", "{}");
            await peer.DrainAsync();
        };
        var speaking = SpeakAsync(Utterance("a sentence that was made while a long one is still being heard"));
        await Should.ThrowAsync<TimeoutException>(() => speaking.WaitAsync(TimeSpan.FromSeconds(13), Token));

        for (var piece = 0; piece < Pieces; piece++)
            (await Next()).Length.ShouldBe(3200);
        (await speaking).ShouldBeNull();
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Markup_in_a_sentence_is_spoken_and_not_obeyed()
    {
        var utterance = new Utterance
        {
            Text = "R&D <break/> \"5 < 6\"\u0001",
            Style = Style.Cheerful,
            Rate = 1.15,
            Language = new Language("de-DE", ["German"], "de-DE-KatjaNeural"),
            DropsOnBargeIn = true,
        };
        var ssml = Ssml.Of(new Passage(utterance, _pieces.Writer, () => { }));
        var document = System.Xml.Linq.XDocument.Parse(ssml);
        document.Root!.Value.ShouldBe("R&D <break/> \"5 < 6\"");
        document.Descendants().Select(e => e.Name.LocalName).ShouldBe(["speak", "voice", "express-as", "prosody"]);
        ssml.ShouldContain("rate='1.15'");
        ssml.ShouldContain("style='cheerful'");
        ssml.ShouldContain("xml:lang='de-DE'");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Language English { get; } = new("en-US", ["English"], "en-US-AvaMultilingualNeural");

    private Task<SpeechFailure?> SpeakAsync(Utterance utterance) =>
        _synthesizer.SpeakAsync(new Passage(utterance, _pieces.Writer, () => _soundReady++), Token);

    private static Utterance Utterance(string text) => new()
    {
        Text = text,
        Style = Style.None,
        Rate = 1,
        Language = English,
        DropsOnBargeIn = true,
    };

    // As recorded with the official client.
    private static async Task SpeakAsync(SpeechPeer peer, string id)
    {
        await peer.SendAsync(id, "turn.start", """{"context":{"serviceTag":"tts-tag-1"}}""");
        await peer.SendAsync(id, "response", """{"context":{"serviceTag":"tts-tag-1"},"audio":{"type":"inline","streamId":"AF0E1B2C3D4E4F50A1B2C3D4E5F60718"}}""");
        await peer.SendSoundAsync(id, new byte[3200]);
        await peer.SendAsync(id, "audio.metadata", """{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":500000,"Duration":3000000,"text":{"Text":"Hello","Length":5,"BoundaryType":"WordBoundary"}}}]}""");
        await peer.SendSoundAsync(id, new byte[3200]);
        await peer.SendSoundAsync(id, []);
        await peer.SendAsync(id, "audio.metadata", """{"Metadata":[{"Type":"SessionEnd","Data":{"Offset":2000000}}]}""");
        await peer.SendAsync(id, "turn.end", "{}");
    }

    private async Task<SynthesisPiece> Next() => await _pieces.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
}
