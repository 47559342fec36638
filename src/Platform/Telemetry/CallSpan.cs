using System.Diagnostics;

namespace CallCenter.Platform.Telemetry;

/// <summary>A span of a call, which ends when it is disposed of.</summary>
public sealed class CallSpan : IDisposable
{
    private readonly Activity? _span;
    private readonly Activity? _former;

    internal CallSpan(Activity? span, Activity? former) => (_span, _former) = (span, former);

    /// <summary>Ends the span; what was current before it is again.</summary>
    public void Dispose()
    {
        if (_span is null)
            return;
        _span.Dispose();
        Activity.Current = _former;
    }
}
