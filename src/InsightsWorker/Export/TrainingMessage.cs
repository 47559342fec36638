namespace CallCenter.InsightsWorker.Export;

/// <summary>Something that was said.</summary>
/// <param name="IsCaller">Whether by the caller, else by the assistant.</param>
/// <param name="Text">The words; what of the assistant's was heard.</param>
/// <param name="Tools">Tools that the assistant used with it, in order.</param>
public sealed record TrainingMessage(bool IsCaller, string Text, IReadOnlyList<TrainingTool> Tools);
