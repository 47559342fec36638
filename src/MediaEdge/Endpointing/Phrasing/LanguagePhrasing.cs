using System.Collections.Frozen;

namespace CallCenter.MediaEdge.Endpointing.Phrasing;

/// <summary>The words of a language by which one hears whether somebody has finished. All in lower case, without punctuation.</summary>
internal sealed class LanguagePhrasing
{
    /// <summary>Languages of which we know the words.</summary>
    private static readonly FrozenDictionary<string, LanguagePhrasing> Known = new Dictionary<string, LanguagePhrasing>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = EnglishPhrasing.Words,
        ["fr"] = FrenchPhrasing.Words,
        ["es"] = SpanishPhrasing.Words,
        ["zh"] = ChinesePhrasing.Words,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>For a language that is not known: nothing is told from words.</summary>
    private static readonly LanguagePhrasing Unknown = new();

    /// <summary>Words after which a sentence goes on: conjunctions, articles, prepositions, "my number is", hesitations.</summary>
    public FrozenSet<string> Continuations { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Words that end a time of day after a number, such as "am" of "9 am".</summary>
    public FrozenSet<string> HalvesOfDay { get; init; } = FrozenSet<string>.Empty;

    /// <summary>A yes or a no, as a whole utterance.</summary>
    public FrozenSet<string> YesAndNo { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Signs of listening, as a whole utterance.</summary>
    public FrozenSet<string> Backchannels { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How the sign @ is said.</summary>
    public FrozenSet<string> At { get; init; } = FrozenSet<string>.Empty;

    /// <summary>How the dot of a domain is said.</summary>
    public FrozenSet<string> Dot { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The words for the digits 0 to 9, each with its digit.</summary>
    public FrozenDictionary<string, char> Digits { get; init; } = FrozenDictionary<string, char>.Empty;

    /// <summary>Whether words are written without spaces between them; then an utterance is looked at by how it ends.</summary>
    public bool IsUnspaced { get; init; }

    /// <summary>The words of a language.</summary>
    /// <param name="language">BCP 47 code, such as <c>fr-FR</c>.</param>
    public static LanguagePhrasing Of(string language) =>
        language.Length >= 2 && Known.TryGetValue(language[..2], out var phrasing) ? phrasing : Unknown;

    /// <summary>Makes a set of words that are separated by commas.</summary>
    public static FrozenSet<string> Set(string words) => List(words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Makes the words for 0 to 9, in order; several for one digit are separated by a slash.</summary>
    public static FrozenDictionary<string, char> Numerals(string words) => List(words)
        .SelectMany((forms, digit) => forms.Split('/').Select(form => KeyValuePair.Create(form, (char)('0' + digit))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static string[] List(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
