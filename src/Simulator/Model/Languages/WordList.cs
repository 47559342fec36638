using System.Collections.Frozen;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Reads the compact lists that language packs are written in.</summary>
internal static class WordList
{
    /// <summary>Phrases separated by bars.</summary>
    public static FrozenSet<string> Set(string phrases) =>
        phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words separated by white space.</summary>
    public static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Entries such as <c>noon|midday = 12:00</c>, one per line.</summary>
    public static FrozenDictionary<string, T> Map<T>(string lines, Func<string, T> read) => lines
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .SelectMany(entry => entry[0].Split('|', StringSplitOptions.TrimEntries), (entry, phrase) => (phrase, value: read(entry[1])))
        .ToFrozenDictionary(pair => pair.phrase, pair => pair.value, StringComparer.Ordinal);

    /// <summary>Words counted upwards from <paramref name="first"/>, separated by white space; several ways to say one separated by bars.</summary>
    public static IEnumerable<KeyValuePair<string, int>> Count(int first, string words) => words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany((entry, index) => entry.Split('|').Select(word => KeyValuePair.Create(word.Replace('_', ' '), first + index)));

    /// <summary>Twenty-one to fifty-nine, made of tens and ones with a word between them, as far as they are not named already.</summary>
    public static FrozenDictionary<string, int> Numbers(IEnumerable<KeyValuePair<string, int>> named, string between, params ReadOnlySpan<string> tens)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, value) in named)
            all.TryAdd(word, value);
        var small = all.Where(pair => pair.Value < 20).ToList();
        for (var i = 0; i < tens.Length; i++)
        {
            var value = (i + 2) * 10;
            all.TryAdd(tens[i], value);
            foreach (var (word, ones) in small.Where(pair => pair.Value is > 0 and < 10))
            {
                all.TryAdd($"{tens[i]}{between}{word}", value + ones);
                all.TryAdd($"{tens[i]} - {word}", value + ones);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
