using System.Text;

namespace CallCenter.Assistant.Text;

/// <summary>
/// Cuts a stream of text into sentences as soon as each is complete. What comes out depends on the text alone, not on how it was cut
/// into deltas, and joined together it is the text again but for white space at the seams.
/// </summary>
/// <remarks>
/// To sound early, the very first piece may end at a clause once it is about 40 letters long. No piece is longer than 400 letters,
/// which is what speech synthesis takes in one go without a delay.
/// </remarks>
internal sealed class SentenceSplitter
{
    /// <summary>Longest piece, in UTF-16 code units.</summary>
    public const int LongestPiece = 400;

    private const int EarlyClause = 40;

    private readonly StringBuilder text = new();
    private int scanned;
    private bool first = true;

    /// <summary>Reads the next delta and returns the sentences that are complete by now.</summary>
    public IReadOnlyList<string> Push(string delta)
    {
        text.Append(delta);
        return Cut(ended: false);
    }

    /// <summary>Ends the text: the rest is a sentence, whatever its punctuation.</summary>
    public IReadOnlyList<string> Flush() => Cut(ended: true);

    private List<string> Cut(bool ended)
    {
        var sentences = new List<string>();
        var buffered = text.ToString().AsSpan();
        var start = 0;
        while (scanned < buffered.Length - start)
        {
            var rest = buffered[start..];
            var mark = SentenceMark.At(rest, scanned, ended);
            if (mark.Kind == SentenceMarkKind.Undecided)
                break;
            scanned = mark.End;
            if (scanned > LongestPiece)
                start += Emit(rest[..LastCut(rest)], sentences);
            else if (mark.Kind == SentenceMarkKind.Sentence || EndsEarly(mark, rest))
                start += Emit(rest[..scanned], sentences);
        }

        if (ended)
            start += Emit(buffered[start..], sentences);
        text.Remove(0, start);
        return sentences;
    }

    private int Emit(ReadOnlySpan<char> piece, List<string> sentences)
    {
        scanned = 0;
        var sentence = piece.Trim();
        if (sentence.Length > 0)
        {
            sentences.Add(sentence.ToString());
            first = false;
        }

        return piece.Length;
    }

    private bool EndsEarly(SentenceMark mark, ReadOnlySpan<char> rest) =>
        first && mark.Kind == SentenceMarkKind.Clause && Width(rest[..mark.End].Trim()) >= EarlyClause;

    // A Chinese character takes about as long to say as two and a half letters.
    private static double Width(ReadOnlySpan<char> clause)
    {
        var width = 0.0;
        foreach (var letter in clause)
            width += letter >= '\u2E80' ? 2.5 : 1;
        return width;
    }

    // After the last clause that fits, else after the last word, else anywhere but within a surrogate pair.
    private static int LastCut(ReadOnlySpan<char> rest)
    {
        var word = 0;
        for (var at = LongestPiece; at > 1; at--)
        {
            if (SentenceMark.At(rest, at - 1, ended: true) is { Kind: SentenceMarkKind.Clause })
                return at;
            if (word == 0 && char.IsWhiteSpace(rest[at - 1]))
                word = at;
        }

        if (word > 0)
            return word;
        return char.IsHighSurrogate(rest[LongestPiece - 1]) ? LongestPiece - 1 : LongestPiece;
    }
}
