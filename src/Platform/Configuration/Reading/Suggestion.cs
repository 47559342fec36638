namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Finds what a mistyped key, field or command was meant to be.</summary>
public static class Suggestion
{
    // Nobody mistypes a word this long, and comparing takes as long as it is times what is known.
    private const int LongestWord = 64;

    // The beginning of a word is one where it is more than a letter or two.
    private const int ShortestBeginning = 4;

    /// <summary>
    /// The known word nearest to the unknown one, by Levenshtein distance (within two letters, or a third of them), or else one that begins
    /// with it; null where there is neither.
    /// </summary>
    public static string? For(string unknown, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        ArgumentNullException.ThrowIfNull(known);
        if (unknown.Length > LongestWord)
            return null;
        IReadOnlyList<string> words = [.. known];
        var (nearest, distance) = words
            .Select(key => (key, distance: Distance(unknown.ToLowerInvariant(), key)))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(candidate => candidate.Item2);
        if (distance <= Math.Max(2, unknown.Length / 3))
            return nearest;
        return unknown.Length < ShortestBeginning ? null : words.FirstOrDefault(word => word.StartsWith(unknown, StringComparison.OrdinalIgnoreCase));
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
