using CallCenter.Audio;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>Two providers as one: the second stands in for the first, in calls in progress too.</summary>
internal sealed class StandInSpeech : ISpeechProvider
{
    private readonly IReadOnlyList<StandInProvider> _providers;
    private readonly TimeSpan _trialAfter;
    private readonly CallCenterMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Joins them.</summary>
    /// <param name="first">Speaks and listens.</param>
    /// <param name="second">Stands in.</param>
    /// <param name="trialAfter">How long a provider that failed several times is left alone.</param>
    /// <param name="metrics">Counts fallbacks and shows breakers.</param>
    /// <param name="time">Clock.</param>
    /// <param name="logger">Log.</param>
    public StandInSpeech(ISpeechProvider first, ISpeechProvider second, TimeSpan trialAfter, CallCenterMetrics metrics, TimeProvider time, ILogger logger)
    {
        (_trialAfter, _metrics, _time, _logger) = (trialAfter, metrics, time, logger);
        _providers = [Guarded(first), Guarded(second)];
    }

    /// <inheritdoc/>
    public string Name => string.Join('+', _providers.Select(guarded => guarded.Provider.Name));

    /// <inheritdoc/>
    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) =>
        new StandInRecognizer(settings, events, _providers, _trialAfter, _metrics, _logger);

    /// <inheritdoc/>
    public ISynthesizer Synthesizer(PcmFormat format) => new StandInSynthesizer(
        [.. _providers.Select(guarded => new StandInVoice(guarded.Provider.Synthesizer(format), guarded.Synthesis))], format, _metrics, _time, _logger);

    private StandInProvider Guarded(ISpeechProvider provider) => new(provider, Breaker(provider, "recognition"), Breaker(provider, "synthesis"));

    private ProviderBreaker Breaker(ISpeechProvider provider, string part) => new(provider.Name, part, _trialAfter, _metrics, _time, _logger);
}
