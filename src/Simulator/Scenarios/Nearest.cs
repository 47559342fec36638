namespace CallCenter.Simulator.Scenarios;

/// <summary>Finds the names somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>Up to three of <paramref name="known"/> that contain <paramref name="typed"/> or differ from it in few letters, nearest first.</summary>
    public static IReadOnlyList<string> To(string typed, IEnumerable<string> known)
    {
        var limit = Math.Max(2, typed.Length / 3);
        return [.. known
            .Select(name => (name, distance: Alike(typed, name) ? 0 : Distance(typed, name)))
            .Where(candidate => candidate.distance <= limit)
            .OrderBy(candidate => candidate.distance)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .Take(3)
            .Select(candidate => candidate.name)];
    }

    private static bool Alike(string typed, string name)
        => typed.Length >= 3 && (name.Contains(typed, StringComparison.OrdinalIgnoreCase) || typed.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Levenshtein distance, letter case aside.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
