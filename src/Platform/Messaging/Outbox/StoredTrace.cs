using System.Diagnostics;
using System.Text.RegularExpressions;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Telemetry;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>Goes on with the trace in which a message was written into the outbox, when it is sent from there.</summary>
internal static partial class StoredTrace
{
    private static readonly ActivitySource Source = new("CallCenter.Outbox");

    /// <summary>Begins the span of sending, below that of writing; null where nobody listens, or nobody did when it was written.</summary>
    public static Activity? Continue(OutboxRecord message)
    {
        if (!Source.HasListeners() || Context().Match(message.Body) is not { Success: true } found || !ActivityContext.TryParse(found.Groups["id"].Value, null, isRemote: true, out var written))
            return null;
        var span = Source.StartActivity("send from outbox", ActivityKind.Internal, written);
        if (message.CallId is { } callId)
            span?.SetTag(CallTrace.CallId, callId.ToString());
        return span;
    }

    // The header under which the bus keeps the context; within a JSON string the quotes around it would be escaped.
    [GeneratedRegex("\"MT-Activity-Id\":\\s*\"(?<id>[0-9a-f-]{55})\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Context();
}
