using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.InsightsWorker.Export;

/// <summary>
/// Finds a value of a claim in what was said: whatever its letter case and accents, with or without the hyphens and apostrophes in it, and
/// not within a longer word. Chinese has no blanks between words, so there a value is found anywhere.
/// </summary>
internal static class KnownValue
{
    private const string Joints = " -'’";

    // Shorter words are as likely other words in small letters ("Bo", "Li", "An"), so their case counts.
    private const int ShortestInAnyCase = 3;

    // Shorter Chinese names are a family name alone, which is found by the title after it.
    private const int ShortestGivenName = 2;

    private static readonly Dictionary<char, string> Accented = Enumerable.Range(0xC0, 0x250 - 0xC0)
        .Select(code => (Letter: (char)code, Base: ((char)code).ToString().Normalize(NormalizationForm.FormD)[0]))
        .Where(entry => char.IsAsciiLetterLower(entry.Base))
        .GroupBy(entry => entry.Base, entry => entry.Letter)
        .ToDictionary(group => group.Key, group => string.Concat(group));

    /// <summary>What finds a value, with the number of its letters.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isName">Whether it is a name, by whose parts people are called as well.</param>
    public static IEnumerable<(Regex Pattern, int Length)> Patterns(string value, bool isName)
    {
        value = value.Trim();
        if (value.Length == 0)
            return [];
        return [(Whole(value, RegexOptions.IgnoreCase), value.Length), .. isName ? Parts(value) : []];
    }

    private static IEnumerable<(Regex Pattern, int Length)> Parts(string value)
    {
        foreach (var word in value.Split(Joints.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1 && word.Length < value.Length && word.All(char.IsLetter)))
            yield return (Whole(word, word.Length < ShortestInAnyCase ? RegexOptions.None : RegexOptions.IgnoreCase), word.Length);
        if (!value.All(IsChinese) || value.Length is < 2 or > 4)
            yield break;
        if (value.Length > ShortestGivenName)
            yield return (Whole(value[^ShortestGivenName..], RegexOptions.None), ShortestGivenName);
        yield return (new Regex($"{value[0]}(?=先生|女士|小姐|太太|经理|老师|总)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), 1);
    }

    private static Regex Whole(string value, RegexOptions options)
    {
        var pattern = new StringBuilder(IsChinese(value[0]) ? "" : @"(?<![\p{L}\p{N}])");
        foreach (var letter in value)
            pattern.Append(PatternOf(letter));
        if (!IsChinese(value[^1]))
            pattern.Append(@"(?![\p{L}\p{N}])");
        return new Regex(pattern.ToString(), options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private static string PatternOf(char letter)
    {
        if (Joints.Contains(letter, StringComparison.Ordinal))
            return @"[\s\-'’]*";
        if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            return "";
        var plain = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        if (!char.IsAsciiLetter(plain))
            return Regex.Escape(letter.ToString());
        var accented = Accented.GetValueOrDefault(char.ToLowerInvariant(plain), "");
        return $@"[{plain}{(char.IsAsciiLetterUpper(plain) ? accented.ToUpperInvariant() : accented)}]\p{{Mn}}*";
    }

    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9FFF';
}
