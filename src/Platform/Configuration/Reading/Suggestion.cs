namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Finds what a mistyped key was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>The known key nearest to the unknown one, by Levenshtein distance; null where none is near.</summary>
    public static string? For(string unknown, IEnumerable<string> known)
    {
        var (nearest, distance) = known
            .Select(key => (key, distance: Distance(unknown.ToLowerInvariant(), key)))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(candidate => candidate.Item2);
        return distance <= Math.Max(2, unknown.Length / 3) ? nearest : null;
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
