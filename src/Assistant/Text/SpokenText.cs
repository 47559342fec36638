using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.Assistant.Text;

/// <summary>Takes out of a sentence what is to be seen rather than heard: Markdown, emoji.</summary>
internal static partial class SpokenText
{
    /// <summary>The words of <paramref name="sentence"/>; empty where there is nothing to say in it.</summary>
    public static string Clean(string sentence)
    {
        var text = Link().Replace(sentence, "${words}");
        text = LineStart().Replace(text, "");
        text = Emphasis().Replace(text, "");
        text = Spaces().Replace(WithoutEmoji(text), " ").Trim();
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }

    private static string WithoutEmoji(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsEmoji(rune.Value))
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    // Pictographs, dingbats, arrows of that block, regional letters, and what joins and tints them; not °, ©, ™ or №, which are said.
    private static bool IsEmoji(int value) => value is
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or
        (>= 0xE0020 and <= 0xE007F) or 0xFE0F or 0x200D or 0x20E3;

    // [words](address) and ![words](address)
    [GeneratedRegex(@"!?\[(?<words>[^\]]*)\]\([^)\s]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    // Headings, quotes, bullets, rules.
    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|>\s*|[-*+•–]\s+|-{3,}\s*$)+", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineStart();

    // Marks of emphasis and code stand at the edge of a word; "3*4" and "first_name" keep theirs.
    [GeneratedRegex(@"`+|\*{2,}|~{2,}|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
