using System.Diagnostics;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Tracing;

/// <summary>The span of an utterance of the caller: from the beginning of their speech until its final text. It is made at its end.</summary>
internal static class RecognitionSpan
{
    /// <summary>Adds the span of an utterance of which the final text is there.</summary>
    /// <param name="heard">By whom, what, and how it went.</param>
    /// <param name="started">When the caller began to speak.</param>
    /// <param name="now">When the text came.</param>
    /// <param name="parent">What it is part of; by default what is current.</param>
    public static void Add(RecognizedUtterance heard, DateTimeOffset started, DateTimeOffset now, ActivityContext parent = default)
    {
        if (Begin(heard.Provider, heard.Language, heard.IsFallback, started, parent) is not { } span)
            return;
        span.SetTag("speech.audio_seconds", heard.Audio.TotalSeconds)
            .SetTag("speech.latency_ms", Math.Max(0, heard.Latency.TotalMilliseconds))
            .SetTag("speech.has_words", heard.HasWords);
        EdgeTrace.End(span, now);
    }

    /// <summary>Adds the span of an utterance, or of no speech at all, for which the service failed.</summary>
    public static void AddFailed(string provider, string language, bool isFallback, string reason, DateTimeOffset started, DateTimeOffset now, ActivityContext parent = default)
    {
        if (Begin(provider, language, isFallback, started, parent) is not { } span)
            return;
        span.Fail(reason);
        EdgeTrace.End(span, now);
    }

    private static Activity? Begin(string provider, string language, bool isFallback, DateTimeOffset started, ActivityContext parent) =>
        EdgeTrace.Begin("recognize", ActivityKind.Client, started, parent)?
            .SetTag("speech.provider", provider)
            .SetTag("speech.language", language)
            .SetTag("speech.fallback", isFallback);
}
