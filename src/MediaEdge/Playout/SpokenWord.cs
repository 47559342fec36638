namespace CallCenter.MediaEdge.Playout;

/// <summary>Where a word lies in the sound of its utterance.</summary>
/// <param name="Text">The word as the synthesiser names it.</param>
/// <param name="Offset">From the start of the utterance.</param>
/// <param name="Duration">How long it takes.</param>
internal readonly record struct SpokenWord(string Text, TimeSpan Offset, TimeSpan Duration);
