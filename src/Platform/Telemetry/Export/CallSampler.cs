using OpenTelemetry.Trace;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>Keeps what belongs to a call. Heartbeats, probes and the like would be most of what is sent, and tell nothing.</summary>
internal sealed class CallSampler : Sampler
{
    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var parent = samplingParameters.ParentContext;
        var belongsToCall = parent.TraceId == default
            ? samplingParameters.Tags?.Any(tag => tag.Key is CallTrace.CallId) == true
            : parent.TraceFlags.HasFlag(System.Diagnostics.ActivityTraceFlags.Recorded);
        return new SamplingResult(belongsToCall);
    }
}
