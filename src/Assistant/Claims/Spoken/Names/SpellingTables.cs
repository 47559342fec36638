using System.Collections.Concurrent;

namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>
/// The words of spelling in a call: those of all languages, because people spell in the language of their name, that of the call first. Names of
/// letters are of the call's language alone: "de" is one in Spanish and none elsewhere.
/// </summary>
internal sealed class SpellingTables
{
    private static readonly ConcurrentDictionary<string, SpellingTables> OfLanguages = new(StringComparer.OrdinalIgnoreCase);

    private SpellingTables(string language)
    {
        var languages = SpokenLanguages.From(language).ToArray();
        var all = languages.Select(spoken => spoken.Spelling).ToArray();
        Letters = new(languages[0].IsOf(language) ? all[0].Letters : []);
        Marks = new(all.SelectMany(words => words.Marks));
        Signs = new(all.SelectMany(words => words.Signs));
        SignsOfLetters = new(all.SelectMany(words => words.Signs.Concat(words.SignsOfLetters)));
        Repeats = new(all.SelectMany(words => words.Repeats));
        Capitals = PhraseSet.Of(all.Select(words => words.Capitals));
        CapitalsBehind = PhraseSet.Of(all.Select(words => words.CapitalsBehind));
        SureLikenesses = PhraseSet.Of(all.Select(words => words.Likenesses));
        Likenesses = PhraseSet.Of(all.SelectMany(words => new[] { words.Likenesses, words.LikenessesInNames }));
        With = PhraseSet.Of(all.Select(words => words.With));
        Without = PhraseSet.Of(all.Select(words => words.Without));
        Not = PhraseSet.Of(all.Select(words => words.Not));
        And = PhraseSet.Of(all.Select(words => words.And));
        NoNames = PhraseSet.Of([.. all.SelectMany(words => new[] { words.Introductions, words.AboutNames }), .. languages.Select(spoken => spoken.Hesitations)]);
        Introductions = PhraseSet.Of(all.Select(words => words.Introductions));
    }

    /// <summary>Those of a call, made once for each language.</summary>
    /// <param name="language">Short code of the call's language.</param>
    public static SpellingTables For(string language) => OfLanguages.GetOrAdd(language, static code => new SpellingTables(code));

    public Phrases<char> Letters { get; }

    public Phrases<char> Marks { get; }

    public Phrases<char> Signs { get; }

    public Phrases<char> SignsOfLetters { get; }

    public Phrases<int> Repeats { get; }

    public Phrases<bool> Capitals { get; }

    public Phrases<bool> CapitalsBehind { get; }

    public Phrases<bool> Likenesses { get; }

    /// <summary>Those that stand in no name.</summary>
    public Phrases<bool> SureLikenesses { get; }

    public Phrases<bool> With { get; }

    public Phrases<bool> Without { get; }

    public Phrases<bool> Not { get; }

    public Phrases<bool> And { get; }

    /// <summary>What is said about a name or between its words, and is no part of it unless it is written with a capital.</summary>
    public Phrases<bool> NoNames { get; }

    public Phrases<bool> Introductions { get; }
}
