namespace CallCenter.Simulator.Evaluation;

/// <summary>A number that stands for a whole evaluation.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">The number; null where it was not measured.</param>
/// <param name="MoreIsBetter">Whether a greater number is the better one.</param>
internal sealed record Measure(string Name, double? Value, bool MoreIsBetter);
