using System.Buffers;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Tells sense from nonsense, roughly: who speaks sense uses a frequent word, a number or a name now and then.</summary>
internal static class Plausibility
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Whether the words mean nothing that the stand-in could know.</summary>
    public static bool IsNonsense(string text, LanguagePack pack)
    {
        var words = Words.Of(text).Where(word => char.IsLetterOrDigit(word.Text[0])).ToList();
        if (words.Count == 0)
            return true;
        if (words.Exists(word => word.IsNumber))
            return false;

        var sensible = words.Count(word => IsSensible(text, word, pack, alone: words.Count == 1));
        return sensible * 5 < words.Count || (words.Count == 1 && sensible == 0);
    }

    private static bool IsSensible(string text, Word word, LanguagePack pack, bool alone)
    {
        if (pack.Known.Contains(word.Text) || pack.Empty.Contains(word.Text) || pack.Dates.Numbers.ContainsKey(word.Text))
            return true;
        if (pack.Topics.Values.Any(topic => topic.Contains(word.Text)))
            return true;

        // A capital letter makes a name, except at the beginning of a sentence; a name that stands alone has no other place to begin.
        var capital = char.IsUpper(text[word.Start]) && (word.Start > 0 || alone);
        return capital && (word.Text.Length <= 3 || word.Text.AsSpan().ContainsAny(Vowels));
    }
}
