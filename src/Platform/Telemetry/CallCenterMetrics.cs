using System.Diagnostics.Metrics;

namespace CallCenter.Platform.Telemetry;

/// <summary>What is measured of calls, on the meter <c>CallCenter</c>. The names, and the spelling of one of them, are those of the reference product; <c>call.messages.waiting</c>, <c>call.frames.late</c>, <c>call.journals.given_up</c>, <c>call.translator.characters</c> and those of speech are our own, those of models OpenTelemetry's.</summary>
public sealed class CallCenterMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CallCenter";

    private static readonly InstrumentAdvice<double> LatencyBuckets =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 40] };

    // Those that OpenTelemetry's gen_ai conventions advise.
    private static readonly InstrumentAdvice<double> ModelDurationBuckets =
        new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };

    private static readonly InstrumentAdvice<long> TokenBuckets =
        new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864] };

    /// <summary>Creates the instruments.</summary>
    public CallCenterMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        AnswerLatency = Latency(meter, "call.answer.latency", "From the end of the caller's turn until the first sound of the answer");
        CutoffLatency = Latency(meter, "call.cutoff.latency", "From the caller's first sound over the assistant until it is silent");
        FramesInLatency = Latency(meter, "call.frames.in.latency", "From one incoming audio frame until the next");
        FramesOutLatency = Latency(meter, "call.frames.out.latency", "From one outgoing audio frame until the next");
        SttCompleteLatency = Latency(meter, "call.stt.complete.latency", "From the end of the caller's turn until its final text");
        EchoMissed = meter.CreateCounter<long>("call.aec.missed", "{frame}", "Frames of the caller that came in the middle of a sentence of the assistant while no sound of it was under way");
        EchoDropped = meter.CreateCounter<long>("call.aec.droped", "{frame}", "Frames of the caller that were thrown away before the echo canceller");
        FramesDropped = meter.CreateCounter<long>("call.frames.droped", "{frame}", "Audio frames thrown away, by reason");
        JournalsGivenUp = meter.CreateCounter<long>("call.journals.given_up", "{journal}", "Journals that end before their session, by reason");
        RealtimeReconnects = meter.CreateCounter<long>("call.realtime.reconnects", "{connection}", "Connections to the realtime model that broke during a call and were made again");
        RealtimeFallbacks = meter.CreateCounter<long>("call.realtime.fallbacks", "{call}", "Calls that the cascade went on with because the realtime model was refused or failed again");
        FramesLate = meter.CreateCounter<long>("call.frames.late", "{frame}", "Audio frames of callers that the edge was done with more than 20 ms after they had come");
        MessagesWaiting = meter.CreateUpDownCounter<long>("call.messages.waiting", "{message}", "Messages of calls that the bus has not taken yet");
        SpeechFallbacks = meter.CreateCounter<long>("call.speech.fallbacks", "{fallback}", "Speech handed from one provider to the other");
        SpeechBreaker = meter.CreateGauge<int>("call.speech.breaker", unit: null, "Circuit breaker of a speech provider: 0 closed, 1 on trial, 2 open");
        ModelBreaker = meter.CreateGauge<int>("call.model.breaker", unit: null, "Circuit breaker of a model: 0 closed, 1 on trial, 2 open");
        BreakersOpened = meter.CreateCounter<long>("call.breakers.opened", "{opening}", "Circuit breakers of models and speech providers that opened");
        CharactersTranslated = meter.CreateCounter<long>("call.translator.characters", "{character}", "Characters of spoken texts that Azure AI Translator has translated");
        ModelDuration = meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Duration of a request to a model", tags: null, ModelDurationBuckets);
        ModelTokens = meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Tokens that a request to a model took", tags: null, TokenBuckets);
    }

    /// <summary>From the end of the caller's turn until the first sound of the answer, in seconds.</summary>
    public Histogram<double> AnswerLatency { get; }

    /// <summary>From the caller's first sound over the assistant until it is silent, in seconds.</summary>
    public Histogram<double> CutoffLatency { get; }

    /// <summary>From one incoming audio frame until the next, in seconds.</summary>
    public Histogram<double> FramesInLatency { get; }

    /// <summary>From one outgoing audio frame until the next, in seconds.</summary>
    public Histogram<double> FramesOutLatency { get; }

    /// <summary>From the end of the caller's turn until its final text, in seconds.</summary>
    public Histogram<double> SttCompleteLatency { get; }

    /// <summary>
    /// Frames of the caller that came in the middle of a sentence of the assistant while no sound of it was under way, because synthesis or the
    /// process was late: the canceller takes silence for its reference, and where sound does come late at the caller, its echo is not taken out.
    /// </summary>
    public Counter<long> EchoMissed { get; }

    /// <summary>Frames of the caller that were thrown away before the echo canceller, being of another length than 20 ms: from there on it has to find the echo's delay again.</summary>
    public Counter<long> EchoDropped { get; }

    /// <summary>Audio frames thrown away; tag <c>reason</c>.</summary>
    public Counter<long> FramesDropped { get; }

    /// <summary>Journals that end before their session; tag <c>reason</c>: <c>slow</c> disk, <c>failed</c> disk, <c>unknown</c> event.</summary>
    public Counter<long> JournalsGivenUp { get; }

    /// <summary>Connections to the realtime model that broke during a call and were made again.</summary>
    public Counter<long> RealtimeReconnects { get; }

    /// <summary>Calls that the cascade went on with because the realtime model was refused or failed again; tag <c>reason</c>.</summary>
    public Counter<long> RealtimeFallbacks { get; }

    /// <summary>Audio frames of callers that were taken more than 20 ms behind the schedule of their call.</summary>
    public Counter<long> FramesLate { get; }

    /// <summary>What calls have to tell and the bus has not taken yet; grows while a broker is away.</summary>
    public UpDownCounter<long> MessagesWaiting { get; }

    /// <summary>Speech handed from one provider to the other in the middle of a call; tags <c>part</c> (recognition, synthesis), <c>from</c> and <c>to</c>.</summary>
    public Counter<long> SpeechFallbacks { get; }

    /// <summary>Circuit breaker of a speech provider: 0 closed, 1 on trial, 2 open; tags <c>part</c> and <c>provider</c>.</summary>
    public Gauge<int> SpeechBreaker { get; }

    /// <summary>Circuit breaker of a model, from its first change: 0 closed, 1 on trial, 2 open; tag <c>model</c>.</summary>
    public Gauge<int> ModelBreaker { get; }

    /// <summary>Circuit breakers that opened, after a trial that failed too; tags <c>part</c> (model, recognition, synthesis) and <c>name</c> of model or provider.</summary>
    public Counter<long> BreakersOpened { get; }

    /// <summary>
    /// Characters of spoken texts that Azure AI Translator has translated, as it bills them; tag <c>language</c>. Texts serve all calls, so no call is
    /// charged with them.
    /// </summary>
    public Counter<long> CharactersTranslated { get; }

    /// <summary>Duration of a request to a model, in seconds; tags of OpenTelemetry's <c>gen_ai</c> conventions, <c>error.type</c> where it failed.</summary>
    public Histogram<double> ModelDuration { get; }

    /// <summary>Tokens that a request to a model took, as far as it told; the same tags, and <c>gen_ai.token.type</c>: <c>input</c> or <c>output</c>.</summary>
    public Histogram<long> ModelTokens { get; }

    private static Histogram<double> Latency(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, LatencyBuckets);
}
