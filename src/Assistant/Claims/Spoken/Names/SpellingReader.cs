using System.Text;

namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>Reads letters as they are spelled: "K E V Y N", "double l", "N as in November", "capital D", "e accent aigu", "O apostrophe".</summary>
/// <param name="words">The words.</param>
/// <param name="folded">The words in the spelling of the tables.</param>
/// <param name="tables">The words of spelling.</param>
internal sealed class SpellingReader(IReadOnlyList<NameWord> words, IReadOnlyList<string> folded, SpellingTables tables)
{
    /// <summary>The letters from this place on; null where none is spelled there.</summary>
    public Spelling? Read(int start)
    {
        var text = new StringBuilder();
        var letters = 0;
        var at = start;
        while (at < words.Count)
        {
            var sign = default(char);
            var signs = letters == 0 ? 0 : tables.SignsOfLetters.Find(folded, at, out sign);
            if (One(at + signs) is not var (unit, count))
                break;
            if (signs > 0)
                text.Append(sign);
            text.Append(unit);
            letters += unit.Length;
            at += signs + count;
        }

        return letters == 0 ? null : new Spelling(text.ToString(), letters, at);
    }

    /// <summary>The letter at this place with all that is said of it, several where it is repeated, and how many words that takes; null where there is none.</summary>
    public (string Letters, int Count)? One(int start)
    {
        var before = tables.Capitals.Find(folded, start);
        var at = start + before;
        var times = 1;
        var repeating = tables.Letters.Find(folded, at) > 0 ? 0 : tables.Repeats.Find(folded, at, out times); // "Double u" is one letter.
        at += repeating;
        if (Letter(at, repeating > 0) is not var (letter, taken))
            return null;
        at += taken;
        var behind = tables.CapitalsBehind.Find(folded, at);
        at += behind;
        var mark = tables.Marks.Find(folded, at, out var accent);
        at += mark;
        at += Likeness(at, letter);
        var whole = mark > 0 ? Accented(letter, accent) : letter;
        return (new string(before + behind > 0 ? char.ToUpperInvariant(whole) : char.ToLowerInvariant(whole), repeating > 0 ? times : 1), at - start);
    }

    private (char Letter, int Count)? Letter(int at, bool isRepeated)
    {
        if (tables.Letters.Find(folded, at, out var named) is var count and > 0)
            return (named, count);
        if (at >= words.Count)
            return null;
        if (words[at].IsLetter)
            return (words[at].Written[0], 1);
        var plural = words[at].Folded; // "two L's"
        return isRepeated && plural is [_, 's'] or [_, ' ', 's'] && char.IsLetter(plural[0]) ? (plural[0], 1) : null;
    }

    // "as in November" goes with N alone.
    private int Likeness(int at, char letter)
    {
        var count = tables.Likenesses.Find(folded, at);
        var word = at + count;
        return count > 0 && word < words.Count && folded[word].Length > 1 && SpokenWords.Phrase(letter.ToString())[0] == folded[word][0] ? count + 1 : 0;
    }

    private static char Accented(char letter, char mark)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var whole = parts.Contains(mark, StringComparison.Ordinal) ? parts : parts + mark;
        return whole.Normalize(NormalizationForm.FormC) is [var composed] ? composed : letter;
    }
}
