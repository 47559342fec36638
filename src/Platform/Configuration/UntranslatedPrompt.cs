namespace CallCenter.Platform.Configuration;

/// <summary>A spoken text that a language has none of its own for.</summary>
/// <param name="Prompt">The occasion.</param>
/// <param name="Language">Language of the texts that there are.</param>
/// <param name="Variants">Those texts, with placeholders.</param>
public sealed record UntranslatedPrompt(SpokenPrompt Prompt, string Language, IReadOnlyList<string> Variants);
