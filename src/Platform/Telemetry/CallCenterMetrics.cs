using System.Diagnostics.Metrics;

namespace CallCenter.Platform.Telemetry;

/// <summary>What is measured of calls, on the meter <c>CallCenter</c>. The names, and the spelling of one of them, are those of the reference product; <c>call.messages.waiting</c> and <c>call.frames.late</c> are our own.</summary>
public sealed class CallCenterMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CallCenter";

    private static readonly InstrumentAdvice<double> LatencyBuckets =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 40] };

    /// <summary>Creates the instruments.</summary>
    public CallCenterMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        AnswerLatency = Latency(meter, "call.answer.latency", "From the end of the caller's turn until the first sound of the answer");
        CutoffLatency = Latency(meter, "call.cutoff.latency", "From the caller's first sound over the assistant until it is silent");
        FramesInLatency = Latency(meter, "call.frames.in.latency", "From one incoming audio frame until the next");
        FramesOutLatency = Latency(meter, "call.frames.out.latency", "From one outgoing audio frame until the next");
        SttCompleteLatency = Latency(meter, "call.stt.complete.latency", "From the end of the caller's turn until its final text");
        EchoMissed = meter.CreateCounter<long>("call.aec.missed", "{frame}", "Frames that the echo canceller had no reference for");
        EchoDropped = meter.CreateCounter<long>("call.aec.droped", "{frame}", "Frames that came too fast for the echo canceller");
        FramesDropped = meter.CreateCounter<long>("call.frames.droped", "{frame}", "Audio frames thrown away, by reason");
        FramesLate = meter.CreateCounter<long>("call.frames.late", "{frame}", "Audio frames of callers taken more than 20 ms late");
        MessagesWaiting = meter.CreateUpDownCounter<long>("call.messages.waiting", "{message}", "Messages of calls that the bus has not taken yet");
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

    /// <summary>Frames that the echo canceller had no reference for.</summary>
    public Counter<long> EchoMissed { get; }

    /// <summary>Frames that came too fast for the echo canceller.</summary>
    public Counter<long> EchoDropped { get; }

    /// <summary>Audio frames thrown away; tag <c>reason</c>.</summary>
    public Counter<long> FramesDropped { get; }

    /// <summary>Audio frames of callers that were taken more than 20 ms behind the schedule of their call.</summary>
    public Counter<long> FramesLate { get; }

    /// <summary>What calls have to tell and the bus has not taken yet; grows while a broker is away.</summary>
    public UpDownCounter<long> MessagesWaiting { get; }

    private static Histogram<double> Latency(Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, LatencyBuckets);
}
