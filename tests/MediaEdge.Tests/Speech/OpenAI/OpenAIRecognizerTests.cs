using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Speech;

namespace CallCenter.MediaEdge.Tests.Speech.OpenAI;

public sealed class OpenAIRecognizerTests : IAsyncLifetime
{
    private static readonly PcmFormat Format = new(16_000);

    private readonly Channel<Recognition> _heard = Channel.CreateUnbounded<Recognition>();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RememberedLines _log = new();
    private AudioServer _server = null!;
    private IRecognizer _recognizer = null!;
    private int _troubles;

    public async ValueTask InitializeAsync()
    {
        _server = await AudioServer.StartAsync();
        _recognizer = _server.Provider(logger: _log).Recognizer(
            new RecognitionSettings
            {
                Language = "fr-FR",
                Format = Format,
                SegmentationSilence = TimeSpan.FromMilliseconds(300),
                Phrases = ["Contoso", "Amélie", "hardware info"],
                StartsAt = TimeSpan.FromSeconds(10),
            },
            new RecognizerEvents(
                heard => _heard.Writer.WriteAsync(heard),
                () =>
                {
                    _failed.TrySetResult();
                    return ValueTask.CompletedTask;
                })
            {
                Troubled = _ =>
                {
                    Interlocked.Increment(ref _troubles);
                    return ValueTask.CompletedTask;
                },
            });
        _recognizer.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _recognizer.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_error_that_nobody_foresaw_is_logged_and_does_not_come_back_when_the_call_ends()
    {
        _server.Refusals.Enqueue(500);
        var troubled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var recognizer = _server.Provider(logger: _log).Recognizer(
            new RecognitionSettings { Language = "fr-FR", Format = Format, SegmentationSilence = TimeSpan.FromMilliseconds(300), Phrases = [], StartsAt = TimeSpan.Zero },
            new RecognizerEvents(_ => ValueTask.CompletedTask, () => ValueTask.CompletedTask) 
            {
                Troubled = _ =>
                {
                    troubled.SetResult();
                    throw new InvalidOperationException("a fault of ours");
                },
            });
        recognizer.Start();
        var speech = new byte[Format.BytesPerFrame];
        Array.Fill(speech, (byte)100);
        for (var frame = 0; frame < 40; frame++)
            recognizer.Push(speech, isSpeech: true);
        for (var frame = 0; frame < 40; frame++)
            recognizer.Push(new byte[Format.BytesPerFrame], isSpeech: false);
        await troubled.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await recognizer.DisposeAsync();

        _log.Lines.ShouldContain(line => line.Contains("ended by an error (InvalidOperationException)"));
    }

    [Fact]
    public async Task An_utterance_is_sent_as_a_wav_file_with_language_and_names_and_its_text_is_final_in_call_time()
    {
        _server.Transcription = _ => Task.FromResult(" J'ai perdu ma carte. ");
        Push(seconds: 1, isSpeech: false);
        Push(seconds: 0.8, isSpeech: true);
        Push(seconds: 0.28, isSpeech: false);
        _server.Forms.ShouldBeEmpty();
        Push(seconds: 0.02, isSpeech: false);

        (await HeardAsync()).ShouldBe(new Recognition("J'ai perdu ma carte.", At(11), At(11.8), IsFinal: true));
        var (fields, wav) = _server.Forms.Single();
        fields["model"].ShouldBe("whisper-1");
        fields["language"].ShouldBe("fr");
        fields["prompt"].ShouldBe("Contoso, Amélie, hardware info");
        fields["response_format"].ShouldBe("json");
        _server.Keys.Single().ShouldBe("Bearer secret-key");

        // 300 ms before the speech, the speech, and the silence that ended it.
        var sound = (int)(1.4 * Format.BytesPerSecond);
        wav.Length.ShouldBe(44 + sound);
        BitConverter.ToInt32(wav, 4).ShouldBe(36 + sound);
        BitConverter.ToInt32(wav, 40).ShouldBe(sound);
        BitConverter.ToInt32(wav, 24).ShouldBe(16_000);
    }

    [Fact]
    public async Task A_click_is_not_sent_and_silence_without_words_is_reported_as_such()
    {
        _server.Transcription = _ => Task.FromResult("");
        Push(seconds: 0.04, isSpeech: true);
        Push(seconds: 1, isSpeech: false);
        Push(seconds: 0.5, isSpeech: true);
        Push(seconds: 1, isSpeech: false);
        (await HeardAsync()).ShouldBe(new Recognition("", At(11.04), At(11.54), IsFinal: true));
        _server.Forms.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_voice_that_the_detector_loses_for_a_moment_is_not_cut_in_two()
    {
        Push(seconds: 0.5, isSpeech: true, loudness: 8000);
        Push(seconds: 0.4, isSpeech: false, loudness: 6000);
        Push(seconds: 0.5, isSpeech: true, loudness: 8000);
        Push(seconds: 0.4, isSpeech: false, loudness: 200);
        (await HeardAsync()).ShouldBe(new Recognition("Hello.", At(10), At(11.4), IsFinal: true));
    }

    [Fact]
    public async Task In_lasting_noise_the_detector_has_the_last_word_and_no_sound_is_sent_twice()
    {
        Push(seconds: 1, isSpeech: true, loudness: 8000);
        Push(seconds: 0.8, isSpeech: false, loudness: 6000);
        (await HeardAsync()).Until.ShouldBe(At(11));
        Push(seconds: 1, isSpeech: true, loudness: 8000);
        Push(seconds: 0.8, isSpeech: false, loudness: 6000);
        (await HeardAsync()).From.ShouldBe(At(11.8));
        _server.Forms.Select(form => form.File.Length - 44).ShouldAllBe(length => length == (int)(1.8 * Format.BytesPerSecond));
    }

    [Fact]
    public async Task A_monologue_is_cut_before_it_gets_too_long()
    {
        Push(seconds: 26, isSpeech: true);
        (await HeardAsync()).Until.ShouldBe(At(35));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_busy_service_is_asked_again_with_the_same_sound(int status)
    {
        _server.Refusals.Enqueue(status);
        _server.Refusals.Enqueue(status);
        Say();
        (await HeardAsync()).Text.ShouldBe("Hello.");
        _server.Forms.Select(form => form.File.Length).Distinct().Count().ShouldBe(1);
        _server.Forms.Count.ShouldBe(3);
        _troubles.ShouldBe(2);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refusal_for_good_is_not_tried_again_and_the_log_does_not_quote_it(int status)
    {
        _server.Refusals.Enqueue(status);
        Say();
        await _failed.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        _server.Forms.Count.ShouldBe(1);
        _log.Lines.Single().ShouldContain($"{status}");
        _log.Lines.ShouldAllBe(line => !line.Contains("secret-key"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TimeSpan At(double seconds) => TimeSpan.FromMilliseconds((long)Math.Round(seconds * 1000));

    private void Say()
    {
        Push(seconds: 0.5, isSpeech: true);
        Push(seconds: 0.4, isSpeech: false);
    }

    private void Push(double seconds, bool isSpeech, short loudness = 0)
    {
        var frame = new byte[Format.BytesPerFrame];
        for (var at = 0; at < frame.Length; at += 2)
            BitConverter.TryWriteBytes(frame.AsSpan(at), at % 4 == 0 ? loudness : (short)-loudness);
        for (var n = 0; n < Math.Round(seconds * 50); n++)
            _recognizer.Push(frame, isSpeech);
    }

    private async Task<Recognition> HeardAsync() => await _heard.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
}
