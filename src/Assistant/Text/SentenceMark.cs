using System.Buffers;
using System.Runtime.InteropServices;

namespace CallCenter.Assistant.Text;

/// <summary>
/// Tells whether the punctuation at a position ends a clause or a sentence, in English, French, Spanish and Chinese. Looks one word
/// back and one letter ahead: not within decimals, e-mail addresses and dates, and not after abbreviations and initials.
/// </summary>
/// <param name="Kind">What ends here.</param>
/// <param name="End">Position after the punctuation and the quotes or brackets that close with it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SentenceMark(SentenceMarkKind Kind, int End)
{
    private static readonly SearchValues<char> Terminators = SearchValues.Create(".!?…。！？｡");
    private static readonly SearchValues<char> FullWidthTerminators = SearchValues.Create("。！？｡");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»)]」』）*_`");
    private static readonly SearchValues<char> WordStarts = SearchValues.Create(" \t\u00A0\u202F'’(«\"");
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:—–");
    private static readonly SearchValues<char> FullWidthClauseMarks = SearchValues.Create("，、；：");

    /// <summary>Reads the position <paramref name="at"/> of a text that begins with its sentence.</summary>
    /// <param name="text">The sentence so far and what follows of it.</param>
    /// <param name="at">Position to judge.</param>
    /// <param name="ended">Whether nothing follows <paramref name="text"/>.</param>
    public static SentenceMark At(ReadOnlySpan<char> text, int at, bool ended)
    {
        var letter = text[at];
        if (letter == '\n')
            return new SentenceMark(SentenceMarkKind.Sentence, at + 1);
        if (Terminators.Contains(letter))
            return Terminator(text, at, ended);
        if (FullWidthClauseMarks.Contains(letter))
            return new SentenceMark(SentenceMarkKind.Clause, at + 1);
        if (!ClauseMarks.Contains(letter))
            return new SentenceMark(SentenceMarkKind.None, at + 1);
        if (at + 1 == text.Length)
            return new SentenceMark(ended ? SentenceMarkKind.None : SentenceMarkKind.Undecided, at + 1);
        return new SentenceMark(char.IsWhiteSpace(text[at + 1]) ? SentenceMarkKind.Clause : SentenceMarkKind.None, at + 1);
    }

    private static SentenceMark Terminator(ReadOnlySpan<char> text, int at, bool ended)
    {
        var end = at;
        var next = 0;
        do
        {
            while (end < text.Length && (Terminators.Contains(text[end]) || Closers.Contains(text[end])))
                end++;
            next = end;
            while (next < text.Length && text[next] != '\n' && char.IsWhiteSpace(text[next]))
                next++;
            if (next == text.Length && !ended)
                return new SentenceMark(SentenceMarkKind.Undecided, at);

            // French sets a space before the closing quote.
            if (next > end && next < text.Length && text[next] == '»')
                end = next;
        }
        while (next < text.Length && end == next && text[end] == '»');

        var run = text[at..end];
        if (run.ContainsAny(FullWidthTerminators) || next == text.Length || text[next] == '\n')
            return new SentenceMark(SentenceMarkKind.Sentence, end);
        var spaced = next > end;
        var ends = run.ContainsAny('!', '?')
            ? spaced || text[next] is '¿' or '¡' or >= '\u2E80'
            : spaced && !char.IsLower(text[next]) && !(run[0] == '.' && DotGoesOn(text[..at], run, text[next]));
        return new SentenceMark(ends ? SentenceMarkKind.Sentence : SentenceMarkKind.None, end);
    }

    // One dot after an abbreviation, an initial, the number of a list item or the day of a date.
    private static bool DotGoesOn(ReadOnlySpan<char> before, ReadOnlySpan<char> run, char next)
    {
        if (run.Length > 1 && run[1] is '.')
            return false;
        var sentence = before.TrimStart();
        var space = sentence.LastIndexOfAny(WordStarts);
        var word = sentence[(space + 1)..];
        if (word.Length == 0)
            return false;
        if (!word.ContainsAnyExceptInRange('0', '9'))
            return space < 0 || (word.Length <= 2 && char.IsAsciiDigit(next));
        if (word.Length == 1 && char.IsUpper(word[0]))
            return !IsSpelled(sentence[..(space + 1)].TrimEnd());
        return Abbreviations.GoesOn(word.ToString(), next);
    }

    // "K E V Y N. Is that right?": the letter before stands alone too.
    private static bool IsSpelled(ReadOnlySpan<char> before) =>
        before.Length > 0 && char.IsLetter(before[^1]) && (before.Length == 1 || !char.IsLetterOrDigit(before[^2]));
}
