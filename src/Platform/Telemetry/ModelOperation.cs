using System.Diagnostics;

namespace CallCenter.Platform.Telemetry;

/// <summary>
/// One request to a model, as a span and in two histograms, all named as OpenTelemetry's <c>gen_ai</c> conventions of 2026 have it. Holds
/// numbers and names, no words. Ends when it is disposed of.
/// </summary>
public sealed class ModelOperation : IDisposable
{
    private readonly Activity? span;
    private readonly CallCenterMetrics? metrics;
    private readonly TimeProvider time;
    private readonly long begun;
    private readonly (string Operation, string Provider, string Model) asked;
    private string? answeredBy;
    private string? error;
    private int? input;
    private int? output;

    private ModelOperation(Activity? span, CallCenterMetrics? metrics, TimeProvider time, (string Operation, string Provider, string Model) asked) =>
        (this.span, this.metrics, this.time, this.asked, begun) = (span, metrics, time, asked, time.GetTimestamp());

    /// <summary>Begins it; its span is the current one until it ends.</summary>
    /// <param name="source">What makes the span.</param>
    /// <param name="operation"><c>chat</c>, <c>embeddings</c>.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="metrics">Where it is measured; null where it is not.</param>
    /// <param name="time">Clock.</param>
    public static ModelOperation Begin(ActivitySource source, string operation, string model, Uri endpoint, CallCenterMetrics? metrics, TimeProvider time)
    {
        var provider = ProviderOf(endpoint);
        var started = source.HasListeners() ? source.StartActivity($"{operation} {model}", ActivityKind.Client) : null;
        started?
            .SetTag("gen_ai.operation.name", operation)
            .SetTag("gen_ai.provider.name", provider)
            .SetTag("gen_ai.request.model", model)
            .SetTag("server.address", endpoint.Host)
            .SetTag("server.port", endpoint.Port);
        return new ModelOperation(started, metrics, time, (operation, provider, model));
    }

    /// <summary>Notes something else about it.</summary>
    public void Note(string name, object? value) => span?.SetTag(name, value);

    /// <summary>Notes who answered and how the answer ended; null for what was not told.</summary>
    public void Answered(string? responseId, string? model, string? finish)
    {
        if (!string.IsNullOrEmpty(responseId))
            span?.SetTag("gen_ai.response.id", responseId);
        if (!string.IsNullOrEmpty(model))
            span?.SetTag("gen_ai.response.model", answeredBy = model);
        if (finish is not null)
            span?.SetTag("gen_ai.response.finish_reasons", new[] { finish });
    }

    /// <summary>Notes what it took.</summary>
    /// <param name="read">Tokens read.</param>
    /// <param name="written">Tokens written; null where it writes none.</param>
    /// <param name="cached">Those of the tokens read that had been read just before.</param>
    public void Took(int read, int? written = null, int? cached = null)
    {
        (input, output) = (read, written);
        span?
            .SetTag("gen_ai.usage.input_tokens", read)
            .SetTag("gen_ai.usage.output_tokens", written)
            .SetTag("gen_ai.usage.cache_read.input_tokens", cached);
    }

    /// <summary>Notes why there is no answer, or not all of it.</summary>
    /// <param name="type">Class of the error, never its text; null where there was none.</param>
    public void Failed(string? type)
    {
        if (type is null)
            return;
        error = type;
        span?.Fail(type);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Measure();
        span?.Dispose();
    }

    private static string ProviderOf(Uri endpoint) => endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase) ? "azure.ai.openai" : "openai";

    private void Measure()
    {
        if (metrics is null)
            return;
        var tags = new TagList
        {
            { "gen_ai.operation.name", asked.Operation },
            { "gen_ai.provider.name", asked.Provider },
            { "gen_ai.request.model", asked.Model },
        };
        if (answeredBy is not null)
            tags.Add("gen_ai.response.model", answeredBy);
        Measure(input, "input", tags);
        Measure(output, "output", tags);
        if (error is not null)
            tags.Add("error.type", error);
        metrics.ModelDuration.Record(time.GetElapsedTime(begun).TotalSeconds, tags);
    }

    private void Measure(int? tokens, string type, TagList tags)
    {
        if (tokens is not { } count)
            return;
        tags.Add("gen_ai.token.type", type);
        metrics!.ModelTokens.Record(count, tags);
    }
}
