using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Speech;

namespace CallCenter.MediaEdge.Tests.Speech.Fallback;

[Trait("Speed", "slow")]
public sealed class StandInRecognizerTests : IAsyncLifetime
{
    private static readonly PcmFormat Format = new(16_000);

    // More than three times as fast as a call, so that a pause of a provider is short in it.
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(6);

    private readonly Channel<Recognition> _heard = Channel.CreateUnbounded<Recognition>();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TwoProviders _providers = null!;
    private IRecognizer _recognizer = null!;
    private byte _frame;
    private int _pushed;

    public async ValueTask InitializeAsync() => _providers = await TwoProviders.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _recognizer.DisposeAsync();
        await _providers.DisposeAsync();
    }

    [Fact]
    public async Task When_azure_dies_within_a_sentence_the_other_hears_it_from_its_first_word_and_nothing_before_it_again()
    {
        _providers.Azure.Recognition = async peer =>
        {
            var id = (await peer.ReadToAsync("speech.context")).RequestId;
            await ReadAsync(peer, seconds: 1);
            await peer.SendAsync(id, "speech.phrase", """{"RecognitionStatus":"Success","DisplayText":"Good morning.","Offset":0,"Duration":5000000}""");
            await ReadAsync(peer, seconds: 1);
            Refuse(503);
            peer.Break();
        };
        _providers.OpenAI.Transcription = _ => Task.FromResult("I lost my card.");
        Start(_providers.AzureFirst());
        Push(seconds: 0.5, isSpeech: true);
        Push(seconds: 0.5, isSpeech: false);
        (await HeardAsync()).Text.ShouldBe("Good morning.");
        var (second, start) = (_frame, _pushed * 0.02);
        Push(seconds: 1.2, isSpeech: true);

        (await HeardAsync()).ShouldBe(new Recognition("I lost my card.", At(start), At(start + 1.2), IsFinal: true));
        var wav = _providers.OpenAI.Forms.Single().File;
        wav.AsSpan(44).IndexOf(second).ShouldBeGreaterThanOrEqualTo(0);
        // 300 ms before it, and the silence that ended it.
        wav.Length.ShouldBe(44 + (int)(1.8 * Format.BytesPerSecond));
    }

    [Fact]
    public async Task When_the_openai_server_fails_azure_hears_the_utterance()
    {
        for (var n = 0; n < 20; n++)
            _providers.OpenAI.Refusals.Enqueue(500);
        _providers.Azure.Recognition = peer => HearAsync(peer, "I lost my card.", seconds: 0.8);
        Start(_providers.OpenAIFirst());
        Push(seconds: 0.2, isSpeech: false);
        Push(seconds: 0.8, isSpeech: true);
        (await HeardAsync()).Text.ShouldBe("I lost my card.");
        _providers.Fallbacks.ShouldBe(["recognition: openai to azure"]);
    }

    [Fact]
    public async Task A_wrong_key_is_stood_in_for_and_the_call_is_not_deaf()
    {
        Refuse(401);
        Start(_providers.AzureFirst());
        Push(seconds: 0.8, isSpeech: true);
        (await HeardAsync()).Text.ShouldBe("Hello.");
        _failed.Task.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_that_says_nothing_about_speech_is_left_for_one_that_hears_words_in_it()
    {
        _providers.Azure.Recognition = peer => peer.DrainAsync();
        Start(_providers.AzureFirst());
        Push(seconds: 1, isSpeech: true);
        (await HeardAsync()).Text.ShouldBe("Hello.");
    }

    [Fact]
    public async Task Noise_that_was_taken_for_speech_costs_no_provider_its_place()
    {
        var connections = 0;
        _providers.Azure.Recognition = peer =>
        {
            // The first one says nothing about the noise, and the one after it hears words.
            return ++connections == 1 ? peer.DrainAsync() : HearAsync(peer, "At last.", seconds: 0.1);
        };
        _providers.OpenAI.Transcription = _ => Task.FromResult("");
        Start(_providers.AzureFirst());
        Push(seconds: 1, isSpeech: true);
        (await HeardAsync()).Text.ShouldBe("");
        (await HeardAsync()).Text.ShouldBe("At last.");
    }

    [Fact]
    public async Task When_the_pause_of_its_breaker_is_over_the_first_provider_listens_again()
    {
        _providers.Azure.Refusals.Enqueue(403);
        _providers.Azure.Recognition = peer => HearAsync(peer, "Back again.", seconds: 0.1);
        Start(_providers.AzureFirst());
        Push(seconds: 0.8, isSpeech: true);
        (await HeardAsync()).Text.ShouldBe("Hello.");
        Push(seconds: 31, isSpeech: false);
        (await HeardAsync()).Text.ShouldBe("Back again.");
    }

    [Fact]
    public async Task When_both_refuse_the_call_is_deaf()
    {
        Refuse(401);
        for (var n = 0; n < 20; n++)
            _providers.OpenAI.Refusals.Enqueue(401);
        Start(_providers.AzureFirst());
        Push(seconds: 0.8, isSpeech: true);
        await WhileSilentAsync(_failed.Task);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TimeSpan At(double seconds) => TimeSpan.FromMilliseconds((long)Math.Round(seconds * 1000));

    private void Refuse(int status)
    {
        for (var n = 0; n < 100; n++)
            _providers.Azure.Refusals.Enqueue(status);
    }

    private static async Task ReadAsync(SpeechPeer peer, double seconds)
    {
        for (var bytes = 0; bytes < seconds * Format.BytesPerSecond;)
        {
            var message = await peer.ReadToAsync("audio");
            bytes += message.Headers.ContainsKey("Content-Type") ? 0 : message.Body.Length;
        }
    }

    private static async Task HearAsync(SpeechPeer peer, string text, double seconds)
    {
        var id = (await peer.ReadToAsync("speech.context")).RequestId;
        await ReadAsync(peer, seconds);
        await peer.SendAsync(id, "speech.phrase", $$"""{"RecognitionStatus":"Success","DisplayText":"{{text}}","Offset":0,"Duration":1000000}""");
        await peer.DrainAsync();
    }

    private void Start(ISpeechProvider speech)
    {
        _recognizer = speech.Recognizer(
            new RecognitionSettings
            {
                Language = "en-US",
                Format = Format,
                SegmentationSilence = TimeSpan.FromMilliseconds(300),
                Phrases = [],
                StartsAt = TimeSpan.Zero,
            },
            new RecognizerEvents(
                heard => _heard.Writer.WriteAsync(heard),
                () =>
                {
                    _failed.TrySetResult();
                    return ValueTask.CompletedTask;
                }));
        _recognizer.Start();
    }

    // Every frame has a sound of its own.
    private void Push(double seconds, bool isSpeech)
    {
        var sound = new byte[Format.BytesPerFrame];
        for (var n = 0; n < Math.Round(seconds * 50); n++)
        {
            Array.Fill(sound, _frame++);
            _recognizer.Push(sound, isSpeech);
            _pushed++;
        }
    }

    private async Task<Recognition> HeardAsync()
    {
        var next = _heard.Reader.ReadAsync(Token).AsTask();
        await WhileSilentAsync(next);
        return await next;
    }

    // The clock of a call is its sound: it goes on while somebody is waited for.
    private async Task WhileSilentAsync(Task over)
    {
        using var frames = new PeriodicTimer(FrameTime, TimeProvider.System);
        var silence = new byte[Format.BytesPerFrame];
        for (var n = 0; n < 8_000 && !over.IsCompleted; n++)
        {
            await frames.WaitForNextTickAsync(Token);
            _recognizer.Push(silence, isSpeech: false);
            _pushed++;
        }

        over.IsCompleted.ShouldBeTrue();
    }
}
