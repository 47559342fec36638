using System.Collections.Concurrent;

namespace CallCenter.Platform.Configuration.Prompts;

/// <summary>The variants of every spoken prompt by language. Translations may come in while others read.</summary>
internal sealed class PromptTexts
{
    /// <summary>The language that every prompt has texts in.</summary>
    public const string Fallback = "en";

    private readonly ConcurrentDictionary<(SpokenPrompt Prompt, string Language), IReadOnlyList<string>> variants = [];

    public void Set(SpokenPrompt prompt, string language, IReadOnlyList<string> texts) => variants[(prompt, Key(language))] = texts;

    /// <summary>The texts to translate where a language has none, not even without its region; null where it has some.</summary>
    public IReadOnlyList<string>? SourceFor(SpokenPrompt prompt, string language)
    {
        var key = Key(language);
        return variants.ContainsKey((prompt, key)) || variants.ContainsKey((prompt, key.Split('-')[0])) ? null : variants[(prompt, Fallback)];
    }

    /// <summary>The variants in exactly this language, or else in the language without its region, or else in English.</summary>
    public IReadOnlyList<string> For(SpokenPrompt prompt, string language)
    {
        var key = Key(language);
        return variants.GetValueOrDefault((prompt, key))
            ?? variants.GetValueOrDefault((prompt, key.Split('-')[0]))
            ?? variants[(prompt, Fallback)];
    }

    // What is configured for en-US speaks for all of English, as English is what other languages fall back to.
    private static string Key(string language) =>
        string.Equals(language, "en-US", StringComparison.OrdinalIgnoreCase) ? Fallback : language.ToLowerInvariant();
}
