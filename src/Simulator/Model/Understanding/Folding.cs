using System.Globalization;
using System.Text;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Makes text comparable: lower case, no accents, plain apostrophes; every character stays one character, so positions keep their meaning.</summary>
internal static class Folding
{
    /// <summary>The folded text, as long as the given one.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            folded[i] = Fold(source[i]);
    });

    private static char Fold(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        if (c is '’' or '‘' or '`')
            return '\'';
        if (char.IsSurrogate(c))
            return c;

        // Only letters lose their marks; a decomposed Hangul or Han character keeps its own.
        var first = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            ? char.ToLowerInvariant(first)
            : c;
    }
}
