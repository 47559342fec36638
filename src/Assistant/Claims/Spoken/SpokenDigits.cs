using System.Globalization;
using System.Text;

namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>
/// Digits as they are said: one by one, in twos and threes ("quatre-vingt-dix-huit" is 98, "seiscientos doce" 612), repeated ("double four").
/// Numbers are cut where a pause was written, otherwise as late as possible: "soixante dix-huit" is 78, "soixante, dix-huit" is 6018.
/// </summary>
/// <param name="language">Language in which they are said.</param>
internal sealed class SpokenDigits(SpokenLanguage language)
{
    private readonly Phrases<char> plus = new([("+", '+'), (language.Plus, '+')]);
    private readonly Phrases<int> repeats = new(language.Repeats);
    private readonly Phrases<bool> extension = PhraseSet.Of([language.Extension]);
    private readonly Phrases<bool> around = PhraseSet.Of([language.Around, language.BetweenDigits, language.Hesitations, SpokenWords.Pause]);

    /// <summary>The digits, with the plus in front if one was said; null where a word is neither a number nor one that carries nothing.</summary>
    public string? Written(IReadOnlyList<string> words)
    {
        var digits = new StringBuilder();
        for (var at = 0; at < words.Count;)
        {
            var count = Take(words, at, digits);
            if (count == 0)
                return null;
            at += count;
        }

        return digits.ToString();
    }

    /// <summary>Whether it is a number with an extension behind it.</summary>
    public bool HasExtension(IReadOnlyList<string> words)
    {
        var at = 0;
        while (at < words.Count && extension.Find(words, at) == 0)
            at++;
        return at < words.Count && Written([.. words.Take(at)]) is { Length: > 0 };
    }

    /// <summary>How many words from this place are a number, repeated or not, and its digits; 0 where they are none.</summary>
    public int Number(IReadOnlyList<string> words, int at, out string digits)
    {
        var skipped = repeats.Find(words, at, out var times);
        var count = Single(words, at + skipped, out digits);
        if (skipped == 0 || count == 0)
            return count;
        if (digits.Length > 1)
            return 0;
        digits = new string(digits[0], times);
        return skipped + count;
    }

    private int Single(IReadOnlyList<string> words, int at, out string digits)
    {
        digits = "";
        for (var count = Math.Min(language.Numbers.Longest, words.Count - at); count > 0; count--)
        {
            if (language.Numbers.Cardinal(SpokenWords.Joined(words, at, count)) is not { } number)
                continue;
            digits = number.ToString(CultureInfo.InvariantCulture);
            return count;
        }

        if (at >= words.Count || words[at].Length == 0 || !words[at].All(char.IsAsciiDigit))
            return 0;
        digits = words[at];
        return 1;
    }

    private int Take(IReadOnlyList<string> words, int at, StringBuilder digits)
    {
        var count = Number(words, at, out var number);
        if (count > 0)
            digits.Append(number);
        else if (digits.Length == 0 && (count = plus.Find(words, at)) > 0)
            digits.Append('+');
        else
            count = around.Find(words, at);
        return count;
    }
}
