using System.Text;

namespace CallCenter.Simulator.Runs;

/// <summary>Compares texts by their words: letter case, punctuation and spacing do not count.</summary>
internal static class Words
{
    /// <summary>The words of a text: runs of letters and digits, upper case.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)
                word.Append(Rune.ToUpperInvariant(rune));
            else
                Finish();
        }

        Finish();
        return words;

        void Finish()
        {
            if (word.Length == 0)
                return;
            words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Whether <paramref name="part"/> is in <paramref name="whole"/> in one piece.</summary>
    public static bool Contains(IReadOnlyList<string> whole, IReadOnlyList<string> part)
    {
        for (var start = 0; start + part.Count <= whole.Count; start++)
        {
            var i = 0;
            while (i < part.Count && string.Equals(whole[start + i], part[i], StringComparison.Ordinal))
                i++;
            if (i == part.Count)
                return true;
        }

        return false;
    }
}
