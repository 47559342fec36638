using System.Globalization;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>Cuts text into words, punctuation and spaces, as the service reports boundaries.</summary>
internal static class TextParts
{
    /// <summary>All parts in order; joined they are the text again.</summary>
    public static IEnumerable<TextPart> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var kind = KindAt(text, start);
            var end = start + 1;
            while (end < text.Length && Continues(text, end, kind))
                end++;
            yield return new TextPart(text[start..end], kind);
            start = end;
        }
    }

    private static bool Continues(string text, int at, TextPartKind kind)
    {
        if (char.IsLowSurrogate(text[at]))
            return true;
        if (kind == TextPartKind.Punctuation || IsIdeograph(text[at]) || IsIdeograph(text[at - 1]))
            return false;
        return KindAt(text, at) == kind;
    }

    private static TextPartKind KindAt(string text, int at)
    {
        if (char.IsWhiteSpace(text[at]))
            return TextPartKind.Space;

        // Apostrophes, dots, dashes and the like between letters or digits belong to the word: it's, 3.5, part-time, a@b.c
        var inside = at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
        return char.IsPunctuation(text[at]) && !inside ? TextPartKind.Punctuation : TextPartKind.Word;
    }

    private static bool IsIdeograph(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter && c >= '\u2E80';
}

/// <summary>A part of a text.</summary>
/// <param name="Text">The part.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct TextPart(string Text, TextPartKind Kind);

/// <summary>What a part of a text is.</summary>
internal enum TextPartKind
{
    /// <summary>Letters, digits and what holds them together.</summary>
    Word,

    /// <summary>One mark.</summary>
    Punctuation,

    /// <summary>White space.</summary>
    Space,
}
