namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>A word of a name as it came.</summary>
/// <param name="Written">As it was written, without the comma behind it.</param>
/// <param name="Folded">In the spelling of <see cref="SpokenWords"/>.</param>
internal readonly record struct NameWord(string Written, string Folded)
{
    private static readonly char[] Punctuation = [',', '.', ';', ':', '!', '?', '"', '(', ')'];

    /// <summary>The words of a text; letters tied by hyphens or full stops, K-E-V-Y-N, are words each.</summary>
    public static IReadOnlyList<NameWord> Of(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Parts)
            .Select(word => new NameWord(word, SpokenWords.Phrase(word)))
            .Where(word => word.Folded.Length > 0),
    ];

    /// <summary>Whether it is a single letter of an alphabet; "à" is a word.</summary>
    public bool IsLetter => Folded.Length == 1 && Written is not "à" && Written.Length == 1 && char.IsLetter(Written[0]) && Written[0] < '\u3000';

    private static IEnumerable<string> Parts(string word)
    {
        var plain = word.Trim(Punctuation);
        var parts = plain.Split(['-', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts.All(part => part.Length == 1 && char.IsLetter(part[0])))
            return parts;
        return plain.Length > 0 ? plain.Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
    }
}
