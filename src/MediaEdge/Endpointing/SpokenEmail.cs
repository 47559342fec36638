using CallCenter.MediaEdge.Endpointing.Phrasing;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>Tells whether an e-mail address that is being said has come to its end.</summary>
internal static class SpokenEmail
{
    // The longest that follows the last dot of a domain, for an ear: ".com", ".info", ".online".
    private const int LongestEnding = 6;

    /// <summary>Answer after the ending of a domain, unfinished after an @ that has none yet; null where nobody is saying an address.</summary>
    public static Completeness? Judge(SpokenWords words, LanguagePhrasing phrasing)
    {
        if (words[^1] is var last && last.IndexOf('@') is >= 0 and var sign)
            return HasEnding(last[(sign + 1)..]) ? Completeness.Answer : Completeness.Unfinished;
        for (var at = words.Count - 1; at > 0; at--)
        {
            if (phrasing.At.Contains(words[at]))
                return JudgeDomain(words, at + 1, phrasing);
        }

        return null;
    }

    // "contoso dot com", "contoso.com", "c o n t o s o dot com".
    private static Completeness? JudgeDomain(SpokenWords words, int from, LanguagePhrasing phrasing)
    {
        if (from == words.Count || phrasing.Dot.Contains(words[^1]))
            return Completeness.Unfinished;
        var isEnding = words.Count - from >= 3 && phrasing.Dot.Contains(words[^2]) && IsEnding(words[^1]);
        if (isEnding || HasEnding(words[^1]))
            return Completeness.Answer;
        // "at" is a word of its own: what follows is a domain only where it is one word so far, or has a dot.
        return words.Count - from == 1 ? Completeness.Unfinished : null;
    }

    private static bool HasEnding(string domain) => domain.LastIndexOf('.') is > 0 and var dot && IsEnding(domain[(dot + 1)..]);

    private static bool IsEnding(string ending) => ending.Length is >= 2 and <= LongestEnding && ending.All(char.IsLetter);
}
