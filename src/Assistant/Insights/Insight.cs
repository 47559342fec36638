using System.Text.Json.Nodes;

namespace CallCenter.Assistant.Insights;

/// <summary>One thing to be made of a conversation, and the check of what a model made.</summary>
/// <param name="Name">Name of the structured output, and in logs.</param>
/// <param name="Schema">Its JSON schema; null for plain text.</param>
/// <param name="Read">Reads the model's answer: the value, or what is wrong with it in words the model can act on.</param>
internal sealed record Insight<T>(string Name, JsonObject? Schema, Func<string, (T? Value, string? Problem)> Read)
    where T : class;
