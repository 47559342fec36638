using System.Collections.Frozen;
using System.Text;
using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Evaluation;

/// <summary>
/// Guesses the language of a sentence by its commonest small words, Chinese by its script. Good enough to notice that an assistant has
/// fallen into another language; languages that are not listed are never guessed.
/// </summary>
internal static class LanguageGuess
{
    private static readonly Dictionary<string, FrozenSet<string>> SmallWords = new(StringComparer.Ordinal)
    {
        ["en"] = Set("the and you your is are to of in it that for with what have this we can do not please thank when where"),
        ["fr"] = Set("le la les et vous votre est de du des que je un une pour avec ce dans nous au merci pas avez quel quelle"),
        ["es"] = Set("el la los las y usted su es de del que un una para con en por gracias no cuál está tiene me se qué"),
        ["de"] = Set("der die das und sie ihr ist zu von ein eine für mit was haben wir nicht bitte danke wann wo ich es den"),
        ["it"] = Set("il la le e lei suo è di del che un una per con in grazie non quale quando dove ho ha mi si"),
    };

    /// <summary>The language as two letters; null where it cannot be told.</summary>
    public static string? Of(string text)
    {
        var han = text.EnumerateRunes().Count(rune => rune.Value is >= 0x4E00 and <= 0x9FFF);
        if (han * 2 > text.EnumerateRunes().Count(Rune.IsLetter))
            return "zh";
        var words = Words.Of(text);
        var (first, second) = SmallWords
            .Select(language => (Language: language.Key, Hits: words.Count(language.Value.Contains)))
            .OrderByDescending(guess => guess.Hits)
            .ToList() is [var best, var next, ..] ? (best, next) : default;
        return first.Hits >= 2 && first.Hits > second.Hits ? first.Language : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').Select(word => word.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal);
}
