using System.Diagnostics;

namespace CallCenter.Platform.Telemetry;

/// <summary>
/// One trace per call. Its id is the call id, so that whatever brings news of a call to a process (a webhook, a media socket, a supervisor)
/// goes into the same trace, although the telephone service carries no trace context; and whoever knows a call finds its trace. Within the
/// trace, messages and requests carry their context themselves.
/// </summary>
public static class CallTrace
{
    /// <summary>Name of the source of these spans.</summary>
    public const string SourceName = "CallCenter.Calls";

    /// <summary>Tag with the call id.</summary>
    public const string CallId = "call.id";

    private static readonly ActivitySource Source = new(SourceName);

    // Set while a span of a call begins that has no parent: only then is the id of a new trace not a random one.
    [ThreadStatic]
    private static string? idOfNewTrace;

    static CallTrace() => Activity.TraceIdGenerator = () => idOfNewTrace is { } id ? ActivityTraceId.CreateFromString(id) : ActivityTraceId.CreateRandom();

    /// <summary>Id of a call's trace, 32 hexadecimal digits.</summary>
    public static string IdOf(Guid callId) => callId.ToString("N");

    /// <summary>
    /// Begins a span of a call: below the current one where that belongs to the call, otherwise as one of the trace's roots. What asked for it
    /// from outside, in a trace of its own, is linked.
    /// </summary>
    /// <param name="name">What is done; no ids, so that spans of many calls can be grouped by it.</param>
    /// <param name="callId">The call.</param>
    public static CallSpan Begin(string name, Guid callId)
    {
        var former = Activity.Current;
        if (!Source.HasListeners())
            return new CallSpan(null, former);
        var id = IdOf(callId);
        var isWithin = string.Equals(former?.TraceId.ToHexString(), id, StringComparison.Ordinal);
        IEnumerable<ActivityLink> links = !isWithin && former is { HasRemoteParent: true } ? [new ActivityLink(former.Context)] : [];
        KeyValuePair<string, object?>[] tags = [KeyValuePair.Create(CallId, (object?)callId.ToString())];
        Activity.Current = isWithin ? former : null;
        idOfNewTrace = id;
        try
        {
            var span = Source.StartActivity(ActivityKind.Server, default, tags, links, default, name);
            if (span is null)
                Activity.Current = former;
            return new CallSpan(span, former);
        }
        finally
        {
            idOfNewTrace = null;
        }
    }
}
