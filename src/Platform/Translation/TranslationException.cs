namespace CallCenter.Platform.Translation;

/// <summary>Texts could not be translated; the message says why, without the texts.</summary>
public sealed class TranslationException(string message) : Exception(message);
