namespace CallCenter.MediaEdge.Journal;

/// <summary>Something that happens in a call, and when.</summary>
/// <param name="At">Time of the call: of the caller's sound.</param>
/// <param name="What">What it is, without anything that was said.</param>
/// <param name="Words">What was said or written, which not everybody may see; null where nothing was.</param>
public sealed record TraceLine(TimeSpan At, string What, string? Words);
