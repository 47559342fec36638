using System.Runtime.InteropServices;

namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>Where in a name its spelling belongs: in place of the words that it is most alike to, or behind them all.</summary>
/// <param name="Start">The first word that it takes the place of.</param>
/// <param name="Count">How many words it takes the place of; 0 where it is one more.</param>
/// <param name="Keeps">Whether it spells just these words, so that they stay: "Jane Doe, J A N E D O E".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpelledPlace(int Start, int Count, bool Keeps = false)
{
    private const int LongestPrefix = 3;

    /// <summary>The place; null where several words were spelled in one, and where they end does not show.</summary>
    /// <param name="name">The words that were heard.</param>
    /// <param name="spelled">What was spelled.</param>
    public static SpelledPlace? Find(IReadOnlyList<string> name, string spelled)
    {
        var isOneWord = SpokenWords.CountOf(SpokenWords.Phrase(spelled)) == 1;
        var places = from start in Enumerable.Range(0, name.Count)
                     from count in Enumerable.Range(1, name.Count - start)
                     let heard = name.Skip(start).Take(count)
                     let difference = HeardName.Difference(string.Join(isOneWord ? "" : " ", heard), spelled)
                     orderby difference, start descending
                     select (Place: new SpelledPlace(start, count), Difference: difference);
        var (best, least) = places.FirstOrDefault((new SpelledPlace(name.Count, 0), 1d));
        if (!HeardName.IsAlike(least))
            return isOneWord && name.Count > 1 && HeardName.IsLike(string.Concat(name.Reverse()), spelled) ? null : new SpelledPlace(name.Count, 0);
        if (best.Count == 1 || !isOneWord)
            return best;

        // "Mc Donald, M C D O N A L D" is one word, and "Jane Doe, J A N E D O E" are two.
        var mayBeOne = name.Skip(best.Start).Take(best.Count - 1).Any(word => word.Length <= LongestPrefix);
        return least > 0 || mayBeOne ? null : best with { Keeps = true };
    }
}
