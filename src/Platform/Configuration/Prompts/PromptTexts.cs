using System.Collections.Concurrent;
using CallCenter.Platform.Configuration.Variants;

namespace CallCenter.Platform.Configuration.Prompts;

/// <summary>The variants of every spoken prompt by language, and those that are on trial. Translations may come in while others read.</summary>
internal sealed class PromptTexts
{
    /// <summary>The language that every prompt has texts in.</summary>
    public const string Fallback = "en";

    private readonly ConcurrentDictionary<(SpokenPrompt Prompt, string Trial, string Language), IReadOnlyList<string>> variants = [];

    /// <summary>Who gets which trial of the prompts that have some.</summary>
    public Dictionary<SpokenPrompt, Allotment<SpokenTrialOptions?>> Trials { get; } = [];

    public void Set(SpokenPrompt prompt, string language, IReadOnlyList<string> texts, string trial = TrialOptions.Usual) =>
        variants[(prompt, trial, Key(language))] = texts;

    /// <summary>The texts to translate where a language has none, not even without its region.</summary>
    public IEnumerable<UntranslatedPrompt> Untranslated(string language) => variants
        .Where(source => source.Key.Language is Fallback && Find(source.Key.Prompt, source.Key.Trial, Key(language)) is null)
        .Select(source => new UntranslatedPrompt(source.Key.Prompt, source.Key.Trial, source.Value))
        .OrderBy(prompt => prompt.Prompt).ThenBy(prompt => prompt.Trial, StringComparer.Ordinal);

    /// <summary>
    /// The variants in exactly this language, or else in the language without its region, or else in English. A trial that has none in a language
    /// leaves it to the usual ones there: nobody hears a foreign language for the sake of a trial.
    /// </summary>
    public IReadOnlyList<string> For(SpokenPrompt prompt, string language, string trial = TrialOptions.Usual)
    {
        var key = Key(language);
        return Find(prompt, trial, key) ?? Find(prompt, TrialOptions.Usual, key) ?? Find(prompt, trial, Fallback) ?? variants[(prompt, TrialOptions.Usual, Fallback)];
    }

    private IReadOnlyList<string>? Find(SpokenPrompt prompt, string trial, string key) =>
        variants.GetValueOrDefault((prompt, trial, key)) ?? variants.GetValueOrDefault((prompt, trial, key.Split('-')[0]));

    // What is configured for en-US speaks for all of English, as English is what other languages fall back to.
    private static string Key(string language) =>
        string.Equals(language, "en-US", StringComparison.OrdinalIgnoreCase) ? Fallback : language.ToLowerInvariant();
}
