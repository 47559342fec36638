namespace CallCenter.Simulator.Model.Understanding;

/// <summary>A word, number or mark of an utterance.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Start">Its first character in the utterance.</param>
/// <param name="End">The character after its last one.</param>
internal readonly record struct Word(string Text, int Start, int End)
{
    /// <summary>Whether it is written in digits.</summary>
    public bool IsNumber => char.IsAsciiDigit(Text[0]);

    /// <summary>Whether it is written in letters.</summary>
    public bool IsLetters => char.IsLetter(Text[0]);
}

/// <summary>Cuts an utterance into words: runs of letters, runs of digits, single marks. An ideograph is a word of its own.</summary>
internal static class Words
{
    /// <summary>The words of a text.</summary>
    public static List<Word> Of(string text)
    {
        var folded = Folding.Fold(text);
        var words = new List<Word>();
        for (var start = 0; start < folded.Length;)
        {
            var end = start + 1;
            if (char.IsAsciiDigit(folded[start]))
            {
                while (end < folded.Length && char.IsAsciiDigit(folded[end]))
                    end++;
            }
            else if (char.IsLetter(folded[start]) && !IsIdeograph(folded[start]))
            {
                while (end < folded.Length && char.IsLetter(folded[end]) && !IsIdeograph(folded[end]))
                    end++;
            }

            if (!char.IsWhiteSpace(folded[start]))
                words.Add(new Word(folded[start..end], start, end));
            start = end;
        }

        return words;
    }

    /// <summary>Whether the character is a word by itself.</summary>
    public static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>Whether the words of <paramref name="phrase"/>, separated by spaces, stand at this place.</summary>
    /// <returns>How many words it takes; 0 if it does not stand there.</returns>
    public static int Match(IReadOnlyList<Word> words, int at, string phrase)
    {
        var taken = 0;
        foreach (var range in phrase.AsSpan().Split(' '))
        {
            if (at + taken >= words.Count || !words[at + taken].Text.AsSpan().SequenceEqual(phrase.AsSpan(range)))
                return 0;
            taken++;
        }

        return taken;
    }

    /// <summary>The longest of these phrases that stands at this place.</summary>
    public static int Longest(IReadOnlyList<Word> words, int at, IEnumerable<string> phrases)
    {
        var longest = 0;
        foreach (var phrase in phrases)
            longest = Math.Max(longest, Match(words, at, phrase));
        return longest;
    }

    /// <summary>The value of the longest phrase that stands at this place.</summary>
    public static (T Value, int Count)? Lookup<T>(IReadOnlyList<Word> words, int at, IReadOnlyDictionary<string, T> phrases)
    {
        (T, int)? best = null;
        foreach (var (phrase, value) in phrases)
        {
            var count = Match(words, at, phrase);
            if (count > 0 && (best is null || count > best.Value.Item2))
                best = (value, count);
        }

        return best;
    }
}
