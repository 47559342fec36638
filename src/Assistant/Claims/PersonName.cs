using CallCenter.Assistant.Claims.Spoken;
using CallCenter.Assistant.Claims.Spoken.Names;

namespace CallCenter.Assistant.Claims;

/// <summary>The name of a person. What was spelled counts more than what was heard: "Kevin K E V Y N" is Kevyn.</summary>
internal static class PersonName
{
    private const int Longest = 200;
    private static readonly char[] Punctuation = [' ', ',', ':', ';', '，', '：', '。', '、'];

    private static readonly FieldValue NotOnlyName =
        FieldValue.Refused("not all of it is a name: send only the name, in the letters or characters that the caller means");

    private static readonly Phrases<bool> Joined = PhraseSet.Of(SpokenLanguages.From("").Select(spoken => spoken.Address.Joined));

    private static readonly string[] Introductions =
        [.. SpokenLanguages.From("").SelectMany(spoken => spoken.Spelling.Before.Split('|', StringSplitOptions.RemoveEmptyEntries)).OrderByDescending(phrase => phrase.Length)];

    /// <summary>Reads text, with what was spelled in place of what was heard for it. A name of which nothing is spelled is left as it is.</summary>
    /// <param name="value">What came.</param>
    /// <param name="language">Short code of the call's language.</param>
    public static FieldValue Read(string value, string language)
    {
        var text = FreeText.Read(value);
        if (text.Value is not { Length: <= Longest } said)
            return text;
        if (SelfCorrection.IsIn(said, orDenies: false))
            return FieldValue.Refused(SelfCorrection.Reason);
        said = WithoutIntroduction(said);
        if (IsExplained(said))
            return NotOnlyName;
        if (SpelledName.Read(said, language) is { Length: > 0 } name)
            return SelfCorrection.Denies(name) ? FieldValue.Refused(SelfCorrection.Reason) : HasMore(name, language) ? NotOnlyName : FieldValue.Accepted(name);
        return FieldValue.Refused("it is not clear where the letters that were told belong; ask the caller to spell the whole name, and send only the name");
    }

    // "Mac Donald, all one word"; "王晓明，拂晓的晓", "张，弓长张": no Chinese name has a comma or a 的.
    private static bool IsExplained(string said) =>
        SpokenWords.Of(said) is var words && Enumerable.Range(1, Math.Max(words.Count - 1, 0)).Any(at => Joined.Find(words, at) > 1)
        || said.Any(letter => letter is >= '\u3400' and <= '\u9FFF') && said.Trim(Punctuation).AsSpan().IndexOfAny("的，、,") >= 0;

    // "Kevin, the usual spelling", "first name Jane"
    private static bool HasMore(string name, string language)
    {
        var words = NameWord.Of(name);
        string[] folded = [.. words.Select(word => word.Folded)];
        return Enumerable.Range(0, words.Count).Any(at => char.IsLower(words[at].Written[0]) && SpellingTables.For(language).NoNames.Find(folded, at) > 0);
    }

    private static string WithoutIntroduction(string said)
    {
        for (var before = ""; !string.Equals(before, said, StringComparison.Ordinal);)
        {
            before = said;
            var plain = said.Replace('’', '\'');
            var introduction = Introductions.FirstOrDefault(phrase => plain.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && EndsThere(plain, phrase)) ?? "";
            var name = introduction.Length == 0 ? said : said[introduction.Length..].Trim(Punctuation).TrimEnd('.', '!', '?'); // It was a sentence.
            said = name.Length > 0 ? name : said;
        }

        return said;
    }

    private static bool EndsThere(string said, string phrase) =>
        said.Length == phrase.Length || phrase[^1] >= '\u3400' || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(said[phrase.Length]);
}
