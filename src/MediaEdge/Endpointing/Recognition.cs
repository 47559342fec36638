namespace CallCenter.MediaEdge.Endpointing;

/// <summary>What the recogniser heard in a stretch of the caller's sound, in call time.</summary>
/// <param name="Text">The words; the whole of the stretch each time, not an increment. Empty where it heard none.</param>
/// <param name="From">Beginning of the stretch.</param>
/// <param name="Until">End of the stretch.</param>
/// <param name="IsFinal">True when the recogniser will not change it any more.</param>
internal sealed record Recognition(string Text, TimeSpan From, TimeSpan Until, bool IsFinal);
