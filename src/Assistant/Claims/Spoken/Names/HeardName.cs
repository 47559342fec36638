namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>A name as it was heard, to be compared with letters that were spelled.</summary>
internal static class HeardName
{
    private const double LargestDifference = 0.5;

    // Letters that sound alike: when a single one is told, it takes the place of the other.
    private static readonly (char Told, string Heard)[] Alike =
        [('y', "i"), ('i', "y"), ('k', "c"), ('c', "k"), ('s', "z"), ('z', "s"), ('v', "ph"), ('f', "ph"), ('g', "j"), ('j', "g")];

    /// <summary>Whether the spelled name is what was heard: at most half of its letters differ (Levenshtein).</summary>
    public static bool IsLike(string heard, string spelled) => IsAlike(Difference(heard, spelled));

    /// <summary>Whether that is a difference of what was heard from how it is written.</summary>
    public static bool IsAlike(double difference) => difference <= LargestDifference;

    /// <summary>How large a part of their letters differs, from 0, the same, to 1.</summary>
    public static double Difference(string heard, string spelled)
    {
        var (first, second) = (SpokenWords.Phrase(heard), SpokenWords.Phrase(spelled));
        return first.Length > 1 ? (double)Distance(first, second) / Math.Max(first.Length, second.Length) : 1;
    }

    /// <summary>
    /// The name with the letters that were told of it: "Kevin with a V-Y-N", "Kevin with a Y", "Philipe with two P". Null where they fit at no
    /// place, or at several; empty where they would change more of it than themselves.
    /// </summary>
    public static string? With(string heard, string told)
    {
        var name = heard.ToLowerInvariant();
        if (told.Length == 1)
            return Single(heard, name, told[0]);
        if (told.All(letter => letter == told[0]))
            return name.Contains(told, StringComparison.Ordinal) ? heard : Replaced(heard, name, told[..1], told);
        for (var at = name.LastIndexOf(told[0]); at >= 0; at = at == 0 ? -1 : name.LastIndexOf(told[0], at - 1))
        {
            if (Math.Abs(name.Length - at - told.Length) <= 1)
                return heard[..at] + (at == 0 ? char.ToUpperInvariant(told[0]) + told[1..] : told);
        }

        return null;
    }

    /// <summary>The name without a letter that is not in it: "Sarah without an H". Null where it is in it more than once, or alone.</summary>
    public static string? Without(string heard, string told)
    {
        var at = heard.IndexOf(told, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return heard;
        var left = heard.Remove(at, told.Length);
        if (left.Length == 0 || left.Contains(told, StringComparison.OrdinalIgnoreCase))
            return null;
        return at == 0 ? char.ToUpperInvariant(left[0]) + left[1..] : left;
    }

    /// <summary>The name with one letter in place of another: "Kebin with a V, not a B". Null where both are in it, or neither, or the other several times; empty where it would change more of it than itself.</summary>
    public static string? InPlaceOf(string heard, string told, string other)
    {
        var name = heard.ToLowerInvariant();
        var isRight = name.Contains(told, StringComparison.Ordinal);
        return isRight != name.Contains(other, StringComparison.Ordinal) ? isRight ? heard : Replaced(heard, name, other, told) : null;
    }

    private static string? Single(string heard, string name, char told)
    {
        if (name.Contains(told, StringComparison.Ordinal))
            return heard;
        var replaced = Alike.Where(pair => pair.Told == told).Select(pair => Replaced(heard, name, pair.Heard, told.ToString())).OfType<string>().ToList();
        return replaced.Count == 1 ? replaced[0] : null;
    }

    private static string? Replaced(string heard, string name, string part, string told)
    {
        var at = name.IndexOf(part, StringComparison.Ordinal);
        if (at < 0 || at != name.LastIndexOf(part, StringComparison.Ordinal))
            return null;
        if (ChangesMore(part, told, name.AsSpan(at + part.Length)))
            return "";
        var cased = at == 0 ? char.ToUpperInvariant(told[0]) + told[1..] : told;
        return string.Concat(heard.AsSpan(0, at), cased, heard.AsSpan(at + part.Length));
    }

    // Chris with a K is Kris, Kris with a C is Chris, and Jeff with a G is Geoff: how the rest is written then, the letter does not tell.
    private static bool ChangesMore(string part, string told, ReadOnlySpan<char> rest) => (part, told) switch
    {
        ("c", "k") => rest is ['h' or 'k', ..],
        ("k", "c") => rest is ['r', ..],
        ("j", "g") => rest is ['e', 'f', ..],
        _ => false,
    };

    private static int Distance(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (first[i - 1] == second[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
