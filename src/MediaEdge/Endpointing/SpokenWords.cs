using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CallCenter.MediaEdge.Endpointing.Phrasing;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>The words of an utterance in lower case, without the recogniser's punctuation; an @ and the dots inside of words stay.</summary>
internal sealed class SpokenWords
{
    private readonly List<string> _words;

    private SpokenWords(List<string> words) => _words = words;

    /// <summary>How many words.</summary>
    public int Count => _words.Count;

    /// <summary>A word.</summary>
    public string this[Index at] => _words[at];

    /// <summary>Takes an utterance apart.</summary>
    public static SpokenWords Of(string text)
    {
        var words = new List<string>();
        foreach (var part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.Trim('.', ',', '!', '?', ';', ':', '…', '"', '«', '»', '(', ')', '¿', '¡', '。', '，', '！', '？', '、', '-', '–')
                .Replace('’', '\'').ToLowerInvariant();
            if (word.Length > 0)
                words.Add(word);
        }

        return new SpokenWords(words);
    }

    /// <summary>The words as one string, as the lists of a language have them.</summary>
    public string Joined(bool isUnspaced) => string.Join(isUnspaced ? "" : " ", _words);

    /// <summary>The last words, as the lists of a language have them.</summary>
    public string Last(int count) => string.Join(' ', _words[^count..]);

    /// <summary>Whether the last word ends with one of these.</summary>
    public bool EndsWithAny(FrozenSet<string> endings) =>
        endings.Any(ending => _words[^1].EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The digits that the utterance ends with, said one by one, in groups, or as words; a plus sign in front of them included.</summary>
    public string TrailingDigits(LanguagePhrasing phrasing)
    {
        var digits = new StringBuilder();
        for (var at = _words.Count - 1; at >= 0; at--)
        {
            if (DigitsOf(_words[at], phrasing) is not { } group)
                break;
            digits.Insert(0, group);
        }

        return digits.ToString();
    }

    private static string? DigitsOf(string word, LanguagePhrasing phrasing)
    {
        if (phrasing.Digits.TryGetValue(word, out var digit))
            return digit.ToString(CultureInfo.InvariantCulture);
        if (phrasing.IsUnspaced && word.All(letter => char.IsAsciiDigit(letter) || phrasing.Digits.ContainsKey(letter.ToString())))
            return string.Concat(word.Select(letter => char.IsAsciiDigit(letter) ? letter : phrasing.Digits[letter.ToString()]));
        return word.Any(char.IsAsciiDigit) && word.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '.' or '(' or ')' or '+' or '/')
            ? string.Concat(word.Where(letter => char.IsAsciiDigit(letter) || letter == '+'))
            : null;
    }
}
