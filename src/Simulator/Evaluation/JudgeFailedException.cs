namespace CallCenter.Simulator.Evaluation;

/// <summary>A judge gave no mark; the message says why.</summary>
internal sealed class JudgeFailedException(string message) : Exception(message);
