using System.Threading.Channels;
using Azure.Core;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Speech;

public sealed class SpeechTokenTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly NumberedTokens _tokens;
    private SpeechServer _server = null!;

    public SpeechTokenTests() => _tokens = new NumberedTokens(_clock);

    public async ValueTask InitializeAsync() => _server = await SpeechServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_token_is_shared_until_nine_tenths_of_its_life_are_over()
    {
        var access = _server.Access(_clock, _tokens);
        await ConnectAsync(access);
        _clock.Advance(TimeSpan.FromMinutes(8.9));
        await ConnectAsync(access);
        _clock.Advance(TimeSpan.FromMinutes(0.2));
        await ConnectAsync(access);

        Sent().ShouldBe(["Bearer aad#/subscriptions/s#token-1", "Bearer aad#/subscriptions/s#token-1", "Bearer aad#/subscriptions/s#token-2"]);
        _server.Requests.ShouldAllBe(request => !request.Target.Contains("token"));
    }

    [Fact]
    public async Task A_kept_token_that_is_not_taken_any_more_is_drawn_anew_once_and_a_new_one_is_not()
    {
        var access = _server.Access(_clock, _tokens);
        await ConnectAsync(access);
        _server.Refusals.Enqueue(401);
        await ConnectAsync(access);
        Sent()[^1].ShouldEndWith("token-2");

        _server.Refusals.Enqueue(401);
        _server.Refusals.Enqueue(401);
        await Should.ThrowAsync<SpeechRefusedException>(() => ConnectAsync(access));
        _server.Requests.Count.ShouldBe(5);
        _tokens.Drawn.ShouldBe(3);
    }

    [Fact]
    public async Task A_connection_that_ends_with_its_token_is_made_again_with_another_within_the_call_and_no_sound_is_lost()
    {
        var heard = new TaskCompletionSource<byte>(TaskCreationOptions.RunContinuationsAsynchronously);
        var connections = 0;
        _server.Recognition = async peer =>
        {
            await peer.ReadToAsync("speech.context");
            if (Interlocked.Increment(ref connections) == 1)
            {
                await ReadSoundAsync(peer);
                _clock.Advance(TimeSpan.FromMinutes(10));
                await peer.CloseAsync(1008, "token expired");
                await peer.DrainAsync();
                return;
            }

            heard.TrySetResult((await ReadSoundAsync(peer))[0]);
            await peer.DrainAsync();
        };
        await using var recognizer = new AzureRecognizer(
            new RecognitionSettings
            {
                Language = "en-US",
                Format = new PcmFormat(16_000),
                SegmentationSilence = TimeSpan.FromMilliseconds(300),
                Phrases = [],
                StartsAt = TimeSpan.Zero,
            },
            _server.Access(new RunningClock(_clock), _tokens),
            new RecognizerEvents(_ => ValueTask.CompletedTask, () => ValueTask.CompletedTask));
        recognizer.Start();
        var sound = new byte[640];
        for (byte frame = 0; frame < 5; frame++)
        {
            Array.Fill(sound, (byte)(frame + 1));
            recognizer.Push(sound, isSpeech: true);
        }

        (await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe((byte)1);
        Sent().ShouldBe(["Bearer aad#/subscriptions/s#token-1", "Bearer aad#/subscriptions/s#token-2"]);
    }

    [Fact]
    public async Task A_token_that_is_not_to_be_had_is_a_refusal_that_may_pass()
    {
        var refusal = await Should.ThrowAsync<SpeechRefusedException>(() => ConnectAsync(_server.Access(_clock, new NoTokens())));
        refusal.IsFinal.ShouldBeFalse();
        refusal.Message.ShouldBe("no access token to be had");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sentence_that_no_token_is_to_be_had_for_fails_by_itself()
    {
        var language = new Language("en-US", ["English"], "en-US-AvaMultilingualNeural");
        await using var synthesizer = new AzureSynthesizer(_server.Access(new RunningClock(_clock), new NoTokens()), new PcmFormat(16_000));
        await synthesizer.PrepareAsync(language, TestContext.Current.CancellationToken);

        var utterance = new Utterance { Text = "Hello.", Style = Style.None, Rate = 1, Language = language, DropsOnBargeIn = true };
        var passage = new Passage(utterance, Channel.CreateUnbounded<SynthesisPiece>().Writer, () => { });
        (await synthesizer.SpeakAsync(passage, TestContext.Current.CancellationToken))!.Reason.ShouldBe("no access token to be had");
    }

    [Fact]
    public async Task A_recogniser_without_a_token_tells_of_it_and_goes_on_trying()
    {
        var troubles = Channel.CreateUnbounded<SpeechFailure>();
        await using var recognizer = new AzureRecognizer(
            new RecognitionSettings { Language = "en-US", Format = new PcmFormat(16_000), SegmentationSilence = TimeSpan.FromMilliseconds(300), Phrases = [], StartsAt = TimeSpan.Zero },
            _server.Access(new RunningClock(_clock), new NoTokens()),
            new RecognizerEvents(_ => ValueTask.CompletedTask, () => ValueTask.CompletedTask) { Troubled = trouble => troubles.Writer.WriteAsync(trouble) });
        recognizer.Start();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var trouble = await troubles.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            trouble.Reason.ShouldBe("no access token to be had");
        }
    }

    private static async Task<byte[]> ReadSoundAsync(SpeechPeer peer)
    {
        while (true)
        {
            var message = await peer.ReadToAsync("audio");
            if (!message.Headers.ContainsKey("Content-Type"))
                return message.Body;
        }
    }

    private static async Task ConnectAsync(SpeechAccess access)
    {
        await using var socket = await SpeechSocket.ConnectAsync(
            access.TtsAddress(null), access.Credential, SpeechSocket.NewId(), Timeout.InfiniteTimeSpan, access.Time, TestContext.Current.CancellationToken);
    }

    private List<string> Sent() => [.. _server.Requests.Select(request => request.Headers["Authorization"])];

    /// <summary>Says what time the manual clock has, and lets pauses pass as they do.</summary>
    private sealed class RunningClock(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }

    private sealed class NumberedTokens(TimeProvider clock) : TokenCredential
    {
        private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
        private int _drawn;

        public int Drawn => _drawn;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token-{Interlocked.Increment(ref _drawn)}", clock.GetUtcNow() + Life);
    }
}
