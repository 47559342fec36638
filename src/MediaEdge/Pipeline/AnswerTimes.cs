using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tracing;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>When the steps of an answer happened, in call time; the first of each counts.</summary>
/// <param name="callerStopped">When the caller last spoke.</param>
internal sealed class AnswerTimes(TimeSpan callerStopped)
{
    private TimeSpan? _firstToken;
    private TimeSpan? _firstAudio;
    private TimeSpan? _firstSent;

    /// <summary>When the turn was judged to be over.</summary>
    public TimeSpan? EndOfTurn { get; init; }

    /// <summary>When the caller's last words came from the recogniser.</summary>
    public TimeSpan? FinalText { get; init; }

    /// <summary>Frames that had been sent before the answer.</summary>
    public long FramesBefore { get; init; }

    /// <summary>The span of the turn; null before it begins, and where nobody wants it.</summary>
    public TurnSpan? Trace { get; private set; }

    /// <summary>Whether a frame of the answer was sent.</summary>
    public bool HasSent => _firstSent is not null;

    /// <summary>From the end of the caller's speech until the first frame of the answer; null before.</summary>
    public TimeSpan? Gap => _firstSent - callerStopped;

    /// <summary>The turn is taken: begins its span.</summary>
    public void Begin(TimeProvider time) => Trace = TurnSpan.Begin((EndOfTurn ?? callerStopped) - callerStopped, time);

    /// <summary>The model's first token is there.</summary>
    public void TokenAt(TimeSpan now) => _firstToken ??= now;

    /// <summary>Sound of the answer is there.</summary>
    public void AudioAt(TimeSpan now) => _firstAudio ??= now;

    /// <summary>A frame of the answer was sent.</summary>
    public void SentAt(TimeSpan now) => _firstSent ??= now;

    /// <summary>The times as they are published.</summary>
    public TurnTimings Build() => new()
    {
        SpeechEndMs = callerStopped.TotalMilliseconds,
        EndOfTurnMs = Since(EndOfTurn),
        FinalTextMs = Since(FinalText),
        FirstTokenMs = Since(_firstToken),
        FirstAudioMs = Since(_firstAudio),
        FirstSentMs = Since(_firstSent),
    };

    private double? Since(TimeSpan? at) => at is { } time ? Math.Max(0, (time - callerStopped).TotalMilliseconds) : null;
}
