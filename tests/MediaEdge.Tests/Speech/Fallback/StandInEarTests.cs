using CallCenter.Audio;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Fallback;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.CircuitBreaker;

namespace CallCenter.MediaEdge.Tests.Speech.Fallback;

public sealed class StandInEarTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
    private readonly OpenProvider _provider = new();
    private readonly ProviderBreaker _breaker;

    public StandInEarTests() => _breaker = new ProviderBreaker(
        "open", "recognition", TimeSpan.FromSeconds(30), _services.GetRequiredService<CallCenterMetrics>(), _clock, NullLogger.Instance);

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task The_trial_of_a_quiet_call_is_decided_by_its_connection()
    {
        var ear = OnTrial();
        _breaker.State.ShouldBe(CircuitState.HalfOpen);

        await _provider.Events!.Connected();

        _breaker.State.ShouldBe(CircuitState.Closed);
        await ear.RetireAsync();
    }

    [Fact]
    public async Task The_trial_of_a_recogniser_that_cannot_even_be_disposed_is_decided_too()
    {
        var ear = OnTrial();
        _provider.Fault = new InvalidOperationException("stuck");

        await Should.ThrowAsync<InvalidOperationException>(ear.RetireAsync);

        _breaker.State.ShouldBe(CircuitState.Closed);
    }

    private StandInEar OnTrial()
    {
        for (var n = 0; n < 2; n++)
            _breaker.Begin()!.Fail(new SpeechFailure("away"));
        _clock.Advance(TimeSpan.FromSeconds(31));
        var settings = new RecognitionSettings
        {
            Language = "en-US",
            Format = new PcmFormat(16_000),
            SegmentationSilence = TimeSpan.FromMilliseconds(300),
            Phrases = [],
            StartsAt = TimeSpan.Zero,
        };
        return new StandInEar(0, _provider, _breaker, _breaker.Begin()!, settings, new RecognizerEvents(_ => ValueTask.CompletedTask, () => ValueTask.CompletedTask));
    }

    private sealed class OpenProvider : ISpeechProvider, IRecognizer
    {
        public RecognizerEvents? Events { get; private set; }

        public Exception? Fault { get; set; }

        public string Name => "open";

        public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events)
        {
            Events = events;
            return this;
        }

        public ISynthesizer Synthesizer(PcmFormat format) => throw new NotSupportedException();

        public void Start()
        {
        }

        public void Push(ReadOnlySpan<byte> sound, bool isSpeech)
        {
        }

        public void Forget(TimeSpan before)
        {
        }

        public ValueTask DisposeAsync() => Fault is null ? ValueTask.CompletedTask : ValueTask.FromException(Fault);
    }
}
