namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>What an SSML document asks for: pieces of text and of silence in their order.</summary>
/// <param name="Language">Of the document, BCP-47.</param>
/// <param name="Voice">Short name of the first voice.</param>
/// <param name="Style">Speaking style, if one is named.</param>
/// <param name="Pieces">What to say and where to pause.</param>
internal sealed record Script(string Language, string Voice, string? Style, IReadOnlyList<ScriptPiece> Pieces);

/// <summary>Text to say, or a pause.</summary>
/// <param name="Text">Plain text with single spaces; empty for a pause.</param>
/// <param name="Pause">Length of the pause; zero for text.</param>
internal readonly record struct ScriptPiece(string Text, TimeSpan Pause);

/// <summary>The SSML cannot be spoken; the message says why.</summary>
internal sealed class SsmlException(string message) : Exception(message);
