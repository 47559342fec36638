using System.Diagnostics;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>A span around one message of the realtime model, named as OpenTelemetry's <c>gen_ai</c> conventions have it. Holds numbers, no words.</summary>
internal readonly struct RealtimeTelemetry : IDisposable
{
    private static readonly ActivitySource Source = new("CallCenter.MediaEdge");
    private readonly Activity? _activity;

    private RealtimeTelemetry(Activity? activity) => _activity = activity;

    /// <summary>Begins the span.</summary>
    public static RealtimeTelemetry Start(string model)
    {
        // The owner's task goes on with other things meanwhile, so the span must not become what they belong to.
        var parent = Activity.Current;
        var started = Source.StartActivity($"chat {model}", ActivityKind.Client);
        Activity.Current = parent;
        started?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", model);
        return new RealtimeTelemetry(started);
    }

    /// <summary>Takes usage and end of the message.</summary>
    public void Read(RealtimeEvent done) => _activity?
        .SetTag("gen_ai.response.id", done.ResponseId)
        .SetTag("gen_ai.response.finish_reasons", new[] { done.Status })
        .SetTag("gen_ai.usage.input_tokens", done.Tokens?.Input)
        .SetTag("gen_ai.usage.cache_read.input_tokens", done.Tokens?.CachedInput)
        .SetTag("gen_ai.usage.output_tokens", done.Tokens?.Output)
        .SetTag("error.type", done.Status is "failed" ? done.Error ?? "failed" : null);

    public void Dispose() => _activity?.Dispose();
}
