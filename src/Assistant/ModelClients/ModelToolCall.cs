namespace CallCenter.Assistant.ModelClients;

/// <summary>A tool call of the model, complete but unchecked.</summary>
/// <param name="Id">The model's id of the call.</param>
/// <param name="Name">Name of the tool.</param>
/// <param name="Arguments">Arguments, JSON if all is well.</param>
public sealed record ModelToolCall(string Id, string Name, string Arguments);
