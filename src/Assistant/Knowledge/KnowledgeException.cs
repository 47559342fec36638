namespace CallCenter.Assistant.Knowledge;

/// <summary>The knowledge cannot be read or written now; the message says why and names no content.</summary>
public sealed class KnowledgeException(string message, Exception? inner = null) : Exception(message, inner);
