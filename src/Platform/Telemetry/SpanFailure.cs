using System.Diagnostics;

namespace CallCenter.Platform.Telemetry;

/// <summary>How spans tell that something failed.</summary>
public static class SpanFailure
{
    /// <summary>Notes why, as OpenTelemetry's conventions have it.</summary>
    /// <param name="span">The span.</param>
    /// <param name="type">Class of the error, or a word of ours; never its text.</param>
    public static void Fail(this Activity span, string type)
    {
        ArgumentNullException.ThrowIfNull(span);
        span.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error);
    }
}
