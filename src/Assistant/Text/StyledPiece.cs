using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Text;

/// <summary>A stretch of the model's words and the style it asked for.</summary>
/// <param name="Text">The words, without the prefix.</param>
/// <param name="Style">How to speak them.</param>
internal readonly record struct StyledPiece(string Text, Style Style);
