namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>A provider and the breakers of its two parts, shared by the calls of an edge.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Recognition">Whether it is to be asked to listen.</param>
/// <param name="Synthesis">Whether it is to be asked to speak.</param>
internal sealed record StandInProvider(ISpeechProvider Provider, ProviderBreaker Recognition, ProviderBreaker Synthesis);
