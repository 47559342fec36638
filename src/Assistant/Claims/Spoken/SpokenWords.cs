using System.Globalization;
using System.Text;

namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>
/// The words of what was said, as the tables spell them: small letters without accents (ñ is kept), digits by themselves, each Chinese character a word.
/// A comma, a colon, a plus and every sign without meaning here are words too; hyphens, apostrophes, full stops and brackets only divide.
/// </summary>
internal static class SpokenWords
{
    private const string Dividers = ".-'\"()[]!?¡¿’‘“”«»‐‑–—_";
    private const string Pauses = ",;、";

    /// <summary>The words in their order; any text will do, even one that is no valid Unicode.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Folded(text))
        {
            var kind = KindOf(rune);
            if (word.Length > 0 && (kind is Kind.Divider or Kind.Single || char.IsAsciiDigit(word[0]) != (kind == Kind.Digit)))
                End(words, word);
            if (kind == Kind.Divider)
                continue;
            word.Append(Rune.ToLowerInvariant(rune));
            if (kind == Kind.Single)
                End(words, word);
        }

        End(words, word);
        return words;
    }

    /// <summary>A single word or phrase in the spelling of <see cref="Of"/>.</summary>
    public static string Phrase(string text) => string.Join(' ', Of(text));

    /// <summary>So many words from this place as a phrase.</summary>
    public static string Joined(IReadOnlyList<string> words, int at, int count) => string.Join(' ', words.Skip(at).Take(count));

    /// <summary>How many words a phrase has.</summary>
    public static int CountOf(string phrase) => phrase.Count(letter => letter == ' ') + 1;

    // Enumerating runes replaces halves of surrogate pairs, at which Normalize would throw. KD also makes full-width signs narrow. The Spanish ñ is a
    // letter of its own: "ene" is n and "eñe" is ñ.
    private static IEnumerable<Rune> Folded(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune);
        var parts = valid.ToString().Normalize(NormalizationForm.FormKD);
        return parts.Replace("n\u0303", "ñ", StringComparison.Ordinal).Replace("N\u0303", "ñ", StringComparison.Ordinal).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
    }

    private static Kind KindOf(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            return Kind.Divider;
        if (rune.IsAscii && char.IsAsciiDigit((char)rune.Value))
            return Kind.Digit;
        if (rune.IsBmp && Dividers.Contains((char)rune.Value, StringComparison.Ordinal))
            return Kind.Divider;
        return rune.Value != '〇' && Rune.IsLetter(rune) && !IsChinese(rune) ? Kind.Letter : Kind.Single;
    }

    private static bool IsChinese(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        var text = word.ToString();
        words.Add(text.Length == 1 && (Pauses + "。").Contains(text[0], StringComparison.Ordinal) ? Pause : text);
        word.Clear();
    }

    /// <summary>The word that stands for a comma or another short pause.</summary>
    public const string Pause = ",";

    private enum Kind
    {
        Letter,
        Digit,
        Single,
        Divider,
    }
}
