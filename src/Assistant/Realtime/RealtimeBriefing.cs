namespace CallCenter.Assistant.Realtime;

/// <summary>What a speech-to-speech model is told before it talks.</summary>
/// <param name="Instructions">The system prompt.</param>
/// <param name="Tools">Tools it may call.</param>
public sealed record RealtimeBriefing(string Instructions, IReadOnlyList<RealtimeTool> Tools);
