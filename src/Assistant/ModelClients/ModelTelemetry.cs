using System.Diagnostics;
using CallCenter.Platform.Configuration;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>A span around one request to a model, named as OpenTelemetry's <c>gen_ai</c> conventions of 2026 have it. Holds numbers and names, no words.</summary>
internal readonly struct ModelTelemetry : IDisposable
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "CallCenter.Assistant";

    private static readonly ActivitySource Source = new(SourceName);
    private readonly Activity? activity;

    private ModelTelemetry(Activity? activity) => this.activity = activity;

    /// <summary>Begins the span.</summary>
    public static ModelTelemetry Start(LlmDeploymentOptions model)
    {
        var started = Source.StartActivity($"chat {model.Model}", ActivityKind.Client);
        started?
            .SetTag("gen_ai.operation.name", "chat")
            .SetTag("gen_ai.provider.name", model.Endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase) ? "azure.ai.openai" : "openai")
            .SetTag("gen_ai.request.model", model.Model)
            .SetTag("gen_ai.request.temperature", model.Temperature)
            .SetTag("gen_ai.request.seed", model.Seed)
            .SetTag("server.address", model.Endpoint.Host)
            .SetTag("server.port", model.Endpoint.Port);
        return new ModelTelemetry(started);
    }

    /// <summary>Takes usage and finish reason from a part of a streamed answer; the usage comes in a part without choices, and the first part of Azure names no model.</summary>
    public void Read(StreamingChatCompletionUpdate update)
    {
        if (activity is null)
            return;
        Read(update.CompletionId, update.Model, update.FinishReason);
        Read(update.Usage);
    }

    /// <summary>Takes usage and finish reason from a whole answer.</summary>
    public void Read(ChatCompletion completion)
    {
        Read(completion.Id, completion.Model, completion.FinishReason);
        Read(completion.Usage);
    }

    /// <summary>Notes why there is no answer, or not all of it.</summary>
    /// <param name="error">Class of the error; null where there was none.</param>
    public void Failed(string? error)
    {
        if (error is not null)
            activity?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => activity?.Dispose();

    private void Read(string? id, string? model, ChatFinishReason? finish)
    {
        if (!string.IsNullOrEmpty(id))
            activity?.SetTag("gen_ai.response.id", id);
        if (!string.IsNullOrEmpty(model))
            activity?.SetTag("gen_ai.response.model", model);
        if (finish is { } reason)
            activity?.SetTag("gen_ai.response.finish_reasons", new[] { Word(reason) });
    }

    private void Read(ChatTokenUsage? usage)
    {
        if (usage is not null)
        {
            activity?
                .SetTag("gen_ai.usage.input_tokens", usage.InputTokenCount)
                .SetTag("gen_ai.usage.output_tokens", usage.OutputTokenCount)
                .SetTag("gen_ai.usage.cache_read.input_tokens", usage.InputTokenDetails?.CachedTokenCount);
        }
    }

    private static string Word(ChatFinishReason reason) => reason switch
    {
        ChatFinishReason.Stop => "stop",
        ChatFinishReason.Length => "length",
        ChatFinishReason.ContentFilter => "content_filter",
        ChatFinishReason.ToolCalls => "tool_calls",
        _ => "function_call",
    };
}
