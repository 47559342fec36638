namespace CallCenter.MediaEdge.Tracing;

/// <summary>What a span tells of an utterance that was recognised.</summary>
/// <param name="Provider">Who recognised it.</param>
/// <param name="Language">Short code of the language that was expected.</param>
/// <param name="Audio">Length of the utterance.</param>
/// <param name="Latency">From its end until its final text, in call time.</param>
/// <param name="HasWords">Whether any words were understood.</param>
/// <param name="IsFallback">Whether the provider stands in for another.</param>
internal sealed record RecognizedUtterance(string Provider, string Language, TimeSpan Audio, TimeSpan Latency, bool HasWords, bool IsFallback = false);
