using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.OpenAI;
using CallCenter.MediaEdge.Tests.Pipeline;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using OpenAI;
using OpenAI.Audio;

namespace CallCenter.MediaEdge.Tests.Speech.OpenAI;

public sealed class OpenAISynthesizerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateUnbounded<SynthesisPiece>();
    private AudioServer _server = null!;
    private int _soundReady;

    public async ValueTask InitializeAsync() => _server = await AudioServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_sentence_is_asked_for_as_raw_sound_in_the_voice_and_pace_of_its_language()
    {
        (await SpeakAsync(Utterance("Hello", rate: 1.15, voice: "nova"), 24_000)).ShouldBeNull();
        (await SpeakAsync(Utterance("Bye"), 24_000)).ShouldBeNull();

        var bodies = _server.Bodies.ToList();
        bodies[0].GetProperty("model").GetString().ShouldBe("tts-1");
        bodies[0].GetProperty("input").GetString().ShouldBe("Hello");
        bodies[0].GetProperty("response_format").GetString().ShouldBe("pcm");
        bodies[0].GetProperty("speed").GetDouble().ShouldBe(1.15);
        bodies[0].GetProperty("voice").GetString().ShouldBe("nova");
        bodies[1].GetProperty("voice").GetString().ShouldBe("alloy");
        _server.Keys.ShouldAllBe(key => key == "Bearer secret-key");
        Sound().ShouldBe([.. "HelloBye".SelectMany(AudioServer.SoundOf)]);
        _soundReady.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task At_another_rate_the_sound_is_as_long_and_as_loud()
    {
        (await SpeakAsync(Utterance("aaaaaaaaaa"), 16_000)).ShouldBeNull();
        var samples = MemoryMarshal.Cast<byte, short>(Sound()).ToArray();
        samples.Length.ShouldBeInRange(9_600, 9_600 + 48);
        samples.Skip(200).Take(9_200).ShouldAllBe(sample => Math.Abs(sample - 9_700) < 100);
    }

    [Fact]
    public async Task Sound_is_passed_on_before_the_answer_is_complete()
    {
        var goOn = new TaskCompletionSource();
        _server.Speech = async (text, context) =>
        {
            await AudioServer.SpeakAsync(text, context);
            await goOn.Task;
        };
        var speaking = SpeakAsync(Utterance("Hello"), 24_000);
        (await _pieces.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token)).Kind.ShouldBe(SynthesisPieceKind.Sound);
        speaking.IsCompleted.ShouldBeFalse();
        goOn.SetResult();
        (await speaking).ShouldBeNull();
    }

    [Fact]
    public async Task Half_a_sample_waits_for_its_other_half()
    {
        _server.Speech = async (_, context) =>
        {
            foreach (var piece in new byte[][] { [1], [2, 3], [4, 5, 6], [7], [8] })
            {
                await context.Response.Body.WriteAsync(piece);
                await context.Response.Body.FlushAsync();
            }
        };
        (await SpeakAsync(Utterance("Hello"), 24_000)).ShouldBeNull();
        Sound().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task A_busy_service_is_asked_once_more_and_a_wrong_key_is_not()
    {
        _server.Refusals.Enqueue(429);
        (await SpeakAsync(Utterance("Hello"), 24_000)).ShouldBeNull();
        _server.Bodies.Count.ShouldBe(2);

        _server.Refusals.Enqueue(401);
        (await SpeakAsync(Utterance("Hello"), 24_000))!.Reason.ShouldBe("refused with status 401");
        _server.Bodies.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_sentence_that_breaks_off_is_not_spoken_twice()
    {
        var taken = new TaskCompletionSource();
        _server.Speech = async (_, context) =>
        {
            await AudioServer.SpeakAsync("Hel", context);
            await taken.Task;
            context.Abort();
        };
        var speaking = SpeakAsync(Utterance("Hello"), 24_000);
        (await _pieces.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token)).Length.ShouldBeGreaterThan(0);
        taken.SetResult();
        (await speaking).ShouldNotBeNull();
        _server.Bodies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_sentence_leaves_the_service_alone()
    {
        var left = new TaskCompletionSource();
        _server.Speech = async (text, context) =>
        {
            await AudioServer.SpeakAsync(text, context);
            await _server.StallAsync(context);
            left.TrySetResult();
        };
        var utterance = Utterance("Hello");
        var speaking = SpeakAsync(utterance, 24_000);
        await _pieces.Reader.ReadAsync(Token);
        utterance.Cancel();
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        await Should.ThrowAsync<OperationCanceledException>(speaking);
    }

    [Fact]
    public async Task A_service_that_goes_silent_in_the_middle_of_a_sentence_is_given_up_and_not_asked_again()
    {
        var clock = new PauseClock(Patience);
        _server.Speech = async (_, context) =>
        {
            await AudioServer.SpeakAsync("Hel", context);
            await _server.StallAsync(context);
        };
        var speaking = SpeakAsync(Utterance("Hello"), 24_000, clock);
        for (var taken = 0; taken < 3 * AudioServer.SoundOf('x').Length;)
            taken += (await _pieces.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token)).Length;
        while (!speaking.IsCompleted)
            await await Task.WhenAny(speaking, clock.PassPauseAsync());

        (await speaking)!.Reason.ShouldBe("the service went silent");
        _server.Bodies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_whose_answer_never_holds_a_sound_is_given_up()
    {
        var clock = new PauseClock(Patience);
        _server.Speech = (_, context) => _server.StallAsync(context);
        var speaking = SpeakAsync(Utterance("Hello"), 24_000, clock);
        while (!speaking.IsCompleted)
            await await Task.WhenAny(speaking, clock.PassPauseAsync());

        (await speaking)!.Reason.ShouldBe("the service went silent");
    }

    [Fact]
    public async Task A_listener_who_takes_their_time_is_no_silence_of_the_service()
    {
        var clock = new ManualTimeProvider();
        await using var synthesizer = _server.Provider(clock).Synthesizer(new PcmFormat(24_000));
        var listener = new SlowListener(() => clock.Advance(Patience * 2), _pieces.Writer);

        (await synthesizer.SpeakAsync(new Passage(Utterance("Hello"), listener, () => { }), Token)).ShouldBeNull();
        Sound().ShouldBe([.. "Hello".SelectMany(AudioServer.SoundOf)]);
    }

    [Fact]
    public async Task A_time_out_of_the_client_is_a_failure_of_the_service()
    {
        _server.Speech = (_, context) => _server.StallAsync(context);
        var client = new AudioClient(
            "tts-1",
            new ApiKeyCredential("secret-key"),
            new OpenAIClientOptions { Endpoint = _server.Url, RetryPolicy = new ClientRetryPolicy(maxRetries: 0), NetworkTimeout = TimeSpan.FromMilliseconds(200) });
        await using var synthesizer = new OpenAISynthesizer(client, new OpenAISpeechOptions(), new PcmFormat(24_000), new ManualTimeProvider(), NullLogger.Instance);

        (await synthesizer.SpeakAsync(new Passage(Utterance("Hello"), _pieces.Writer, () => { }), Token))!.Reason.ShouldBe("the service went silent");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Utterance Utterance(string text, double rate = 1, string? voice = null) => new()
    {
        Text = text,
        Style = Style.None,
        Rate = rate,
        Language = new Language("en-US", ["English"], "en-US-AvaMultilingualNeural", OpenAIVoice: voice),
        DropsOnBargeIn = true,
    };

    private async Task<SpeechFailure?> SpeakAsync(Utterance utterance, int rate, TimeProvider? time = null)
    {
        await using var synthesizer = _server.Provider(time).Synthesizer(new PcmFormat(rate));
        return await synthesizer.SpeakAsync(new Passage(utterance, _pieces.Writer, () => _soundReady++), Token);
    }

    private byte[] Sound()
    {
        var sound = new List<byte>();
        while (_pieces.Reader.TryRead(out var piece))
        {
            sound.AddRange(piece.Sound.AsSpan(0, piece.Length));
            piece.Release();
        }

        return [.. sound];
    }

    /// <summary>Takes sound only after a while.</summary>
    private sealed class SlowListener(Action wait, ChannelWriter<SynthesisPiece> pieces) : ChannelWriter<SynthesisPiece>
    {
        public override bool TryWrite(SynthesisPiece item) => false;

        public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => pieces.WaitToWriteAsync(cancellationToken);

        public override ValueTask WriteAsync(SynthesisPiece item, CancellationToken cancellationToken = default)
        {
            wait();
            return pieces.WriteAsync(item, cancellationToken);
        }
    }
}
