namespace CallCenter.Simulator.Callers;

/// <summary>One turn as the person experienced it.</summary>
/// <param name="Who">Who spoke.</param>
/// <param name="From">Call time of the first sound.</param>
/// <param name="To">Call time of the last sound.</param>
/// <param name="Text">The words said, or heard.</param>
/// <param name="Cut">The person hung up in mid-sentence, so the words did not all get out.</param>
/// <param name="Stored">The words belong into the product's conversation.</param>
internal sealed record TranscriptLine(Speaker Who, TimeSpan From, TimeSpan To, string Text, bool Cut = false, bool Stored = true);
