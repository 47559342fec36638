namespace CallCenter.Platform.Configuration;

/// <summary>A spoken text that a language has none of its own for.</summary>
/// <param name="Prompt">The occasion.</param>
/// <param name="Trial">The trial that the texts belong to; <c>default</c> for the usual ones.</param>
/// <param name="Variants">The English texts, with placeholders.</param>
public sealed record UntranslatedPrompt(SpokenPrompt Prompt, string Trial, IReadOnlyList<string> Variants);
