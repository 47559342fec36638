using System.Diagnostics;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>A span around one request to a model, named as OpenTelemetry's <c>gen_ai</c> conventions have it. Holds numbers, no words.</summary>
internal readonly struct ModelTelemetry : IDisposable
{
    private static readonly ActivitySource Source = new("CallCenter.Assistant");
    private readonly Activity? activity;

    private ModelTelemetry(Activity? activity) => this.activity = activity;

    /// <summary>Begins the span.</summary>
    public static ModelTelemetry Start(string model)
    {
        var started = Source.StartActivity($"chat {model}", ActivityKind.Client);
        started?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", model);
        return new ModelTelemetry(started);
    }

    /// <summary>Takes usage and finish reason from a part of a streamed answer; the usage comes in a part without choices.</summary>
    public void Read(StreamingChatCompletionUpdate update)
    {
        if (activity is null)
            return;
        if (update.FinishReason is { } reason)
            activity.SetTag("gen_ai.response.finish_reasons", reason.ToString());
        Read(update.Usage);
    }

    /// <summary>Takes usage and finish reason from a whole answer.</summary>
    public void Read(ChatCompletion completion)
    {
        activity?.SetTag("gen_ai.response.finish_reasons", completion.FinishReason.ToString());
        Read(completion.Usage);
    }

    public void Dispose() => activity?.Dispose();

    private void Read(ChatTokenUsage? usage)
    {
        if (usage is not null)
            activity?.SetTag("gen_ai.usage.input_tokens", usage.InputTokenCount).SetTag("gen_ai.usage.output_tokens", usage.OutputTokenCount);
    }
}
