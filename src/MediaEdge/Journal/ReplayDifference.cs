namespace CallCenter.MediaEdge.Journal;

/// <summary>The first thing that went otherwise than recorded.</summary>
/// <param name="At">Time of the call: of the caller's sound.</param>
/// <param name="Expected">What the journal tells.</param>
/// <param name="Came">What happened instead.</param>
public sealed record ReplayDifference(TimeSpan At, Happening Expected, Happening Came);
