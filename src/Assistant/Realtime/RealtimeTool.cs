namespace CallCenter.Assistant.Realtime;

/// <summary>A tool that a speech-to-speech model may call.</summary>
/// <param name="Name">Name as the model calls it.</param>
/// <param name="Description">What it does and when to use it.</param>
/// <param name="Parameters">JSON schema of its arguments.</param>
public sealed record RealtimeTool(string Name, string Description, string Parameters);
