namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>
/// Finds the word of a name that letters were told of: "Catherine Smith with a K". Nobody says which word it is, so it has to be the only one
/// that the letters fit; otherwise the caller is to be asked.
/// </summary>
internal static class NameCorrection
{
    // They may be in a name without being heard: Sarah, Anne.
    private static readonly string[] Silent = ["h", "e"];

    /// <summary>The name with the letters in it; null where they fit at no word, or at several.</summary>
    /// <param name="name">The words of the name as they were heard.</param>
    /// <param name="told">The letters.</param>
    public static IReadOnlyList<string>? With(IReadOnlyList<string> name, string told)
    {
        var mayHideIn = name.Count > 1 && Silent.Contains(told, StringComparer.Ordinal)
            && name.Any(word => word.Length > 1 && !word.Contains(told, StringComparison.OrdinalIgnoreCase));
        return mayHideIn ? null : Only(name, word => HeardName.With(word, told));
    }

    /// <summary>The name with a letter in place of the one that was heard for it: "Kebin with a V, not a B".</summary>
    /// <param name="name">The words of the name as they were heard.</param>
    /// <param name="told">The letter that is in it.</param>
    /// <param name="heard">The letter that is not.</param>
    public static IReadOnlyList<string>? InPlaceOf(IReadOnlyList<string> name, string told, string heard) =>
        Only(name, word => HeardName.InPlaceOf(word, told, heard));

    /// <summary>
    /// The name without a letter; it may have been heard without it already. Null where a word has it and another has not, for either may be meant.
    /// </summary>
    /// <param name="name">The words of the name as they were heard.</param>
    /// <param name="told">The letter that is not in it.</param>
    public static IReadOnlyList<string>? Without(IReadOnlyList<string> name, string told)
    {
        var having = name.Count(word => word.Contains(told, StringComparison.OrdinalIgnoreCase));
        if (having == 0)
            return told.Length == 1 ? name : null;
        return having == name.Count ? Only(name, word => HeardName.Without(word, told) ?? "") : null;
    }

    // What the name is if the letters are told of this word or that. A word that they do not fit, null, is left out; one of which it is not clear
    // what becomes of it, "", makes all unclear.
    private static IReadOnlyList<string>? Only(IReadOnlyList<string> name, Func<string, string?> corrected)
    {
        IReadOnlyList<string>? found = null;
        for (var at = 0; at < name.Count; at++)
        {
            if ((name.Count > 1 && name[at].Length == 1) || corrected(name[at]) is not { } word)
                continue;
            IReadOnlyList<string> whole = [.. name.Take(at), word, .. name.Skip(at + 1)];
            if (word.Length == 0 || (found is not null && !whole.SequenceEqual(found, StringComparer.Ordinal)))
                return null;
            found = whole;
        }

        return found;
    }
}
