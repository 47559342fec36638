namespace CallCenter.InsightsWorker.Export;

/// <summary>A use of a tool.</summary>
/// <param name="Id">The model's id of it.</param>
/// <param name="Name">Name of the tool.</param>
/// <param name="Arguments">Arguments, JSON.</param>
/// <param name="Result">What the model was told.</param>
public sealed record TrainingTool(string Id, string Name, string Arguments, string Result);
