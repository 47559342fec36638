using System.Globalization;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds the name with which a caller introduces himself; a spelling that follows corrects it: "Kevin K E V Y N" is Kevyn.</summary>
internal sealed class NameReader(LanguagePack pack)
{
    private const int MostWords = 4;
    private const int ShortestSpelling = 3;

    /// <summary>The name; it is taken.</summary>
    public string? Take(Utterance utterance)
    {
        foreach (System.Text.RegularExpressions.Match introduction in pack.Shapes.NameIs.Matches(utterance.Folded))
        {
            var words = Words.Of(utterance.Text);
            var at = words.FindIndex(word => word.Start >= introduction.Index + introduction.Length);
            if (at < 0)
                continue;

            var explicitly = introduction.Value.Contains("nam", StringComparison.Ordinal)
                || introduction.Value.Contains("nom", StringComparison.Ordinal)
                || introduction.Value.Contains("pel", StringComparison.Ordinal)
                || introduction.Value.Contains("llam", StringComparison.Ordinal)
                || introduction.Value.Contains('我', StringComparison.Ordinal);
            if (Read(utterance, words, at, explicitly) is not var (name, end))
                continue;

            utterance.Take(introduction.Index, end);
            return name;
        }

        return null;
    }

    private (string Name, int End)? Read(Utterance utterance, List<Word> words, int start, bool explicitly)
    {
        var names = new List<string>();
        var at = start;
        for (; at < words.Count && names.Count < MostWords && IsName(utterance.Text, words[at], explicitly); at++)
        {
            if (Spelling(words, at) is not null)
                break;
            names.Add(utterance.Text[words[at].Start..words[at].End]);
            if (at + 1 < words.Count && words[at + 1].Text is "-" && words[at + 1].Start == words[at].End && Spelling(words, at + 2) is null)
                names[^1] += "-";
        }

        var end = at > start ? words[at - 1].End : 0;
        var spellingAt = at;
        while (spellingAt < words.Count && pack.Shapes.SpellingWords.Contains(words[spellingAt].Text) && Spelling(words, spellingAt) is null)
            spellingAt++;
        if (Spelling(words, spellingAt) is var (spelled, spellingEnd))
        {
            Correct(names, spelled);
            end = spellingEnd;
        }

        return names.Count == 0 ? null : (string.Join(' ', names.Select(Capital)), end);
    }

    private bool IsName(string text, Word word, bool explicitly)
    {
        if (!word.IsLetters || pack.Shapes.NotAName.Contains(word.Text))
            return false;
        return explicitly || (char.IsUpper(text[word.Start]) && !pack.Known.Contains(word.Text));
    }

    private static (string Name, int End)? Spelling(List<Word> words, int at)
    {
        var spelled = "";
        var end = 0;
        for (; at < words.Count; at++)
        {
            if (words[at] is { IsLetters: true, Text.Length: 1 } letter && !Words.IsIdeograph(letter.Text[0]))
            {
                spelled += letter.Text;
                end = letter.End;
            }
            else if (spelled.Length == 0 || words[at].Text is not ("-" or "," or "."))
            {
                break;
            }
        }

        return spelled.Length >= ShortestSpelling ? (spelled, end) : null;
    }

    private static void Correct(List<string> names, string spelled)
    {
        var alike = names.FindLastIndex(name => Folding.Fold(name)[0] == spelled[0]);
        if (alike >= 0)
            names[alike] = spelled;
        else if (names.Count == 1)
            names[0] = spelled;
        else
            names.Add(spelled);
    }

    private static string Capital(string name) =>
        name.Length > 0 && char.IsLower(name[0]) ? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..] : name;
}
