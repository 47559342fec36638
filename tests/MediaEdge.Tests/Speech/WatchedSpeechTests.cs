using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.MediaEdge.Tests.Speech;

public sealed class WatchedSpeechTests : IAsyncLifetime
{
    private static readonly PcmFormat Format = new(16_000);

    private readonly LastOutcome _recognition = new();
    private readonly LastOutcome _synthesis = new();
    private SpeechServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await SpeechServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_sentence_that_failed_is_noted_until_one_is_spoken()
    {
        _server.Synthesis = SpokenLetters.LeadAsync;
        await using var synthesizer = Watched().Synthesizer(Format);

        _server.Refusals.Enqueue(401);
        (await SpeakAsync(synthesizer)).ShouldNotBeNull();
        (_synthesis.IsWell, _recognition.IsWell).ShouldBe((false, true));

        (await SpeakAsync(synthesizer)).ShouldBeNull();
        _synthesis.IsWell.ShouldBeTrue();
    }

    [Fact]
    public async Task A_recogniser_that_is_refused_is_noted_until_one_is_connected()
    {
        _server.Recognition = peer => peer.DrainAsync();
        var refused = new TaskCompletionSource<bool>();
        var connected = new TaskCompletionSource<bool>();

        _server.RecognitionRefusal = 401;
        await using (var first = Recognizer(refused, connected))
        {
            first.Start();
            (await refused.Task.WaitAsync(Token)).ShouldBeFalse();
        }

        _server.RecognitionRefusal = null;
        await using var second = Recognizer(refused, connected);
        second.Start();
        (await connected.Task.WaitAsync(Token)).ShouldBeTrue();
        _synthesis.IsWell.ShouldBeTrue();
    }

    [Fact]
    public async Task The_readiness_report_has_rows_for_the_providers_that_are_configured()
    {
        await using var edge = await EdgeHost.StartAsync();

        var report = await edge.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        report.Entries.Keys.Where(row => row.StartsWith("speech.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(["speech.azure.recognition", "speech.azure.synthesis"]);
    }

    private WatchedSpeech Watched() => new(new AzureSpeech(_server.Access()), _recognition, _synthesis);

    // What was noted by the time that the call is told.
    private IRecognizer Recognizer(TaskCompletionSource<bool> refused, TaskCompletionSource<bool> connected) => Watched().Recognizer(
        new RecognitionSettings { Language = "en-US", Format = Format, SegmentationSilence = TimeSpan.FromMilliseconds(300), Phrases = [], StartsAt = TimeSpan.Zero },
        new RecognizerEvents(
            _ => ValueTask.CompletedTask,
            () =>
            {
                refused.TrySetResult(_recognition.IsWell);
                return ValueTask.CompletedTask;
            })
        {
            Connected = () =>
            {
                connected.TrySetResult(_recognition.IsWell);
                return ValueTask.CompletedTask;
            },
        });

    private static async Task<SpeechFailure?> SpeakAsync(ISynthesizer synthesizer)
    {
        var pieces = Channel.CreateUnbounded<SynthesisPiece>();
        var utterance = new Utterance
        {
            Text = "Hello",
            Style = Style.None,
            Rate = 1,
            Language = new Language("en-US", ["English"], "en-US-AvaMultilingualNeural"),
            DropsOnBargeIn = true,
        };
        return await synthesizer.SpeakAsync(new Passage(utterance, pieces.Writer, () => { }), Token);
    }
}
