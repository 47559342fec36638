using CallCenter.Assistant.ModelClients;
using Polly.CircuitBreaker;

namespace CallCenter.Assistant;

/// <summary>What the assistant logs: never words of a caller or of a model, never keys.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Model {Model} gave no answer ({Reason}, status {Status}, {Error})")]
    public static partial void ModelFailed(ILogger logger, string model, ModelEndReason reason, int status, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model {Model} stopped in the middle of its answer")]
    public static partial void StreamCutOff(ILogger logger, string model);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The circuit breaker of model {Model} is {State} now")]
    public static partial void ModelBreakerChanged(ILogger logger, string model, CircuitState state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {CallId}: no model has an answer")]
    public static partial void NoAnswer(ILogger logger, Guid callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {CallId}: the content filter refused what the caller said")]
    public static partial void InputFiltered(ILogger logger, Guid callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {CallId}: content safety stopped the answer")]
    public static partial void AnswerStopped(ILogger logger, Guid callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content safety gave no verdict ({Reason}); the answer goes on without")]
    public static partial void SafetyFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content safety finds hidden instructions in document {DocumentId}; no model is given it")]
    public static partial void DocumentDropped(ILogger logger, string documentId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {CallId}: tool {Tool} was refused")]
    public static partial void ToolRefused(ILogger logger, Guid callId, string tool);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Insight {Insight} came out wrong, attempt {Attempt}: {Problem}")]
    public static partial void InsightRefused(ILogger logger, string insight, int attempt, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A summary goes without citations: {Reason}")]
    public static partial void WithoutCitations(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Documents were not found within {Milliseconds} ms")]
    public static partial void KnowledgeIsLate(ILogger logger, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Documents cannot be looked up: {Reason}")]
    public static partial void KnowledgeOutOfReach(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No embedding was made ({Error}); documents are found by their words alone")]
    public static partial void EmbeddingFailed(ILogger logger, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search service ranks without meaning for a while: {Reason}")]
    public static partial void SemanticRankingMissing(ILogger logger, string reason);
}
