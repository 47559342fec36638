namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>Phrases with what they stand for, to be looked for among words, the longest first.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class Phrases<T>
{
    private readonly Dictionary<string, T> phrases = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="said">The phrases as they are written, those with the same meaning divided by a bar; the first of two that are alike counts.</param>
    public Phrases(IEnumerable<(string Said, T Meant)> said)
    {
        foreach (var (alternatives, meant) in said)
        {
            foreach (var phrase in alternatives.Split('|'))
                phrases.TryAdd(SpokenWords.Phrase(phrase), meant);
        }

        longest = phrases.Keys.Select(SpokenWords.CountOf).DefaultIfEmpty(0).Max();
    }

    /// <summary>How many words from this place are one of the phrases; 0 where they are none.</summary>
    public int Find(IReadOnlyList<string> words, int at, out T? meant)
    {
        for (var count = Math.Min(longest, words.Count - at); count > 0; count--)
        {
            if (phrases.TryGetValue(SpokenWords.Joined(words, at, count), out meant))
                return count;
        }

        meant = default;
        return 0;
    }

    /// <summary>How many words from this place are one of the phrases; 0 where they are none.</summary>
    public int Find(IReadOnlyList<string> words, int at) => Find(words, at, out _);
}
