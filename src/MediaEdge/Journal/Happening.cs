namespace CallCenter.MediaEdge.Journal;

/// <summary>Something that happens in a call, told to a person.</summary>
/// <param name="What">What it is, without anything that was said.</param>
/// <param name="Words">What was said or written, which not everybody may see; null where nothing was.</param>
public sealed record Happening(string What, string? Words = null);
