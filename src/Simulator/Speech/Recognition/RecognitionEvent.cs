namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>Something that the recogniser tells. All times are in samples since the turn's audio began.</summary>
/// <param name="Offset">When it was.</param>
internal abstract record RecognitionEvent(long Offset);

/// <summary>Speech began.</summary>
/// <param name="Offset">The first sound of it.</param>
internal sealed record SpeechBegan(long Offset) : RecognitionEvent(Offset);

/// <summary>What was said so far, up to the last whole word.</summary>
/// <param name="Text">Replaces the hypothesis before.</param>
/// <param name="Offset">Where the phrase begins.</param>
/// <param name="Duration">How long it is so far.</param>
internal sealed record Hypothesis(string Text, long Offset, long Duration) : RecognitionEvent(Offset);

/// <summary>A phrase is over.</summary>
/// <param name="Status">The wire's RecognitionStatus.</param>
/// <param name="Text">What was said; empty unless the status is Success.</param>
/// <param name="Words">Its words with their times.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Duration">How long it is.</param>
internal sealed record Phrase(string Status, string Text, IReadOnlyList<SpokenWord> Words, long Offset, long Duration) : RecognitionEvent(Offset);

/// <summary>Speech ended, or the audio did.</summary>
/// <param name="Offset">The last sound of it.</param>
internal sealed record SpeechEnded(long Offset) : RecognitionEvent(Offset);

/// <summary>A word and when it was said, in samples.</summary>
/// <param name="Text">As said, punctuation included.</param>
/// <param name="Start">Its first sample.</param>
/// <param name="End">The sample after its last one.</param>
internal sealed record SpokenWord(string Text, long Start, long End);
