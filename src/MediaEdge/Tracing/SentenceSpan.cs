using System.Diagnostics;
using CallCenter.MediaEdge.Speech;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>
/// The span of a sentence: from when it is given to synthesis until all of its sound is there. Whether it was cut off is known later, from the
/// owner of the call; the span is sent once both are known.
/// </summary>
internal sealed class SentenceSpan
{
    private readonly Lock _guard = new();
    private readonly Activity _span;
    private readonly DateTimeOffset _began;
    private readonly TimeProvider _time;
    private DateTimeOffset? _spokenAt;
    private bool? _isCutOff;

    private SentenceSpan(Activity span, DateTimeOffset began, TimeProvider time) => (_span, _began, _time) = (span, began, time);

    /// <summary>What sound is asked for within it hangs below.</summary>
    public Activity Span => _span;

    /// <summary>Begins it; null where nobody wants it.</summary>
    public static SentenceSpan? Begin(Passage passage, string provider, string voice, bool isFallback, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return EdgeTrace.Begin("synthesize", ActivityKind.Client, now) is { } span
            ? new SentenceSpan(
                span.SetTag("speech.provider", provider)
                    .SetTag("speech.language", passage.Utterance.Language.ShortCode)
                    .SetTag("speech.voice", voice)
                    .SetTag("speech.characters", passage.Text.Length)
                    .SetTag("speech.fallback", isFallback),
                now,
                time)
            : null;
    }

    /// <summary>Its first sound is there.</summary>
    public void SoundBegins() => _span.SetTag("speech.first_sound_ms", (_time.GetUtcNow() - _began).TotalMilliseconds);

    /// <summary>All of its sound is there, or no more will come.</summary>
    /// <param name="failure">Why not all of it; null for nothing.</param>
    public void Spoken(string? failure)
    {
        lock (_guard)
        {
            if (_spokenAt is not null)
                return;
            _spokenAt = _time.GetUtcNow();
            if (failure is not null)
            {
                _span.Fail(failure);
                _isCutOff ??= false;
            }

            EndIfDone();
        }
    }

    /// <summary>The caller has heard it, or as much as they will.</summary>
    /// <param name="isCutOff">Whether they interrupted it, or the call ended in the middle.</param>
    public void Heard(bool isCutOff)
    {
        lock (_guard)
        {
            if (_isCutOff is not null)
                return;
            _isCutOff = isCutOff;
            EndIfDone();
        }
    }

    private void EndIfDone()
    {
        if (_spokenAt is { } at && _isCutOff is { } isCutOff)
            EdgeTrace.End(_span.SetTag("speech.cut_off", isCutOff), at);
    }
}
