namespace CallCenter.Contracts.Conversation;

/// <summary>A tool the model called, and what came of it.</summary>
/// <param name="Id">The model's id of the call.</param>
/// <param name="Name">Name of the tool, for example <c>updated_claim</c>.</param>
/// <param name="Arguments">Arguments as the JSON text they were run with.</param>
/// <param name="Result">What the model was told about the outcome.</param>
public sealed record ToolCall(string Id, string Name, string Arguments, string Result);
