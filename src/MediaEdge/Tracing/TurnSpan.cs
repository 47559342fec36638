using System.Diagnostics;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>The span of a turn of the caller: from the end of their speech until the first frame of the answer goes out, or it is clear that none does. Owned by the owner of the call.</summary>
internal sealed class TurnSpan
{
    private readonly TimeProvider _time;
    private Activity? _span;

    private TurnSpan(Activity span, TimeProvider time) => (_span, _time) = (span, time);

    /// <summary>Begins it; null where nobody wants it.</summary>
    /// <param name="ago">How long ago the caller stopped to speak, in call time.</param>
    /// <param name="time">Clock.</param>
    public static TurnSpan? Begin(TimeSpan ago, TimeProvider time) =>
        EdgeTrace.IsWanted && EdgeTrace.Begin("turn", ActivityKind.Internal, time.GetUtcNow() - ago) is { } span ? new TurnSpan(span, time) : null;

    /// <summary>The answer is none, but an apology.</summary>
    /// <param name="type">Why.</param>
    public void Fail(string type) => _span?.Fail(type);

    /// <summary>Ends it; what ended before stays as it is.</summary>
    /// <param name="timings">When what happened.</param>
    public void End(TurnTimings timings)
    {
        if (_span is not { } span)
            return;
        _span = null;
        span.SetTag("turn.answered", timings.FirstSentMs is not null)
            .SetTag("turn.end_of_turn_ms", timings.EndOfTurnMs)
            .SetTag("turn.final_text_ms", timings.FinalTextMs)
            .SetTag("turn.first_token_ms", timings.FirstTokenMs)
            .SetTag("turn.first_audio_ms", timings.FirstAudioMs)
            .SetTag("turn.first_sent_ms", timings.FirstSentMs);
        EdgeTrace.End(span, _time.GetUtcNow());
    }
}
