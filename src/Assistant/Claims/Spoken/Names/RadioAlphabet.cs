namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>Letters told by the words of radio operators (ICAO, Annex 10, volume II): "kilo echo victor yankee november".</summary>
internal static class RadioAlphabet
{
    private const int FewestWords = 3;
    private const int FewestOdd = 2;

    // Those that are names of people as well.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "charlie", "juliet", "juliett", "mike", "oscar", "romeo", "victor", "india", "sierra" };

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "alpha", "alfa", "bravo", "delta", "echo", "foxtrot", "golf", "hotel", "kilo", "lima", "november", "papa", "quebec", "tango", "uniform",
        "whiskey", "whisky", "xray", "x ray", "yankee", "zulu",
    };

    /// <summary>The words with a letter for each of those of a run, where it is no name: "Oscar Victor Romeo" stays.</summary>
    public static IReadOnlyList<NameWord> Spelled(IReadOnlyList<NameWord> words)
    {
        var spelled = new List<NameWord>(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var run = words.Skip(at).TakeWhile(word => Words.Contains(word.Folded) || Names.Contains(word.Folded)).ToList();
            var named = IsSpelledBehind(run) ? 1 : 0;
            var isSpelling = named > 0 || (run.Count >= FewestWords && run.Count(word => !Names.Contains(word.Folded)) >= FewestOdd);
            if (run.Count == 0)
                run.Add(words[at]);
            spelled.AddRange(isSpelling ? [.. run.Take(named), .. run.Skip(named).Select(Letter)] : run);
            at += run.Count;
        }

        return spelled;
    }

    // "Mike, mike india kilo echo": the name is one of those words itself.
    private static bool IsSpelledBehind(List<NameWord> run) =>
        run.Count > FewestWords && run[1].Folded[0] == run[0].Folded[0] && HeardName.IsLike(run[0].Written, string.Concat(run.Skip(1).Select(word => word.Folded[0])));

    private static NameWord Letter(NameWord word) => new(word.Folded[..1], word.Folded[..1]);
}
