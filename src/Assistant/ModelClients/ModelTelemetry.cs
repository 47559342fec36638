using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>What a request to a model and its answer tell a <see cref="ModelOperation"/>.</summary>
internal readonly struct ModelTelemetry : IDisposable
{
    private readonly ModelOperation operation;

    private ModelTelemetry(ModelOperation operation) => this.operation = operation;

    /// <summary>Begins it.</summary>
    public static ModelTelemetry Start(LlmDeploymentOptions model, bool standsIn, CallCenterMetrics metrics, TimeProvider time)
    {
        var started = ModelOperation.Begin(AssistantTrace.Source, "chat", model.Model, model.Endpoint, metrics, time);
        started.Note("gen_ai.request.temperature", model.Temperature);
        started.Note("gen_ai.request.seed", model.Seed);
        started.Note("call.model.fallback", standsIn);
        return new ModelTelemetry(started);
    }

    /// <summary>Takes usage and finish reason from a part of a streamed answer; the usage comes in a part without choices, and the first part of Azure names no model.</summary>
    public void Read(StreamingChatCompletionUpdate update)
    {
        operation.Answered(update.CompletionId, update.Model, Word(update.FinishReason));
        Read(update.Usage);
    }

    /// <summary>Takes usage and finish reason from a whole answer.</summary>
    public void Read(ChatCompletion completion)
    {
        operation.Answered(completion.Id, completion.Model, Word(completion.FinishReason));
        Read(completion.Usage);
    }

    /// <summary>Notes why there is no answer, or not all of it.</summary>
    /// <param name="error">Class of the error; null where there was none.</param>
    public void Failed(string? error) => operation.Failed(error);

    public void Dispose() => operation.Dispose();

    private void Read(ChatTokenUsage? usage)
    {
        if (usage is not null)
            operation.Took(usage.InputTokenCount, usage.OutputTokenCount, usage.InputTokenDetails?.CachedTokenCount);
    }

    private static string? Word(ChatFinishReason? reason) => reason switch
    {
        null => null,
        ChatFinishReason.Stop => "stop",
        ChatFinishReason.Length => "length",
        ChatFinishReason.ContentFilter => "content_filter",
        ChatFinishReason.ToolCalls => "tool_calls",
        _ => "function_call",
    };
}
