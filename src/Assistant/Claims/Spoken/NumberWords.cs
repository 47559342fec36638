using System.Globalization;
using Humanizer;

namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>
/// The numbers of a language in words. How they are said is known to Humanizer, which writes them; read the other way round, the words that
/// it writes are found here by looking up, the longest first, so that no language needs a grammar of its own.
/// </summary>
internal sealed class NumberWords
{
    private const int Hundreds = 1000;
    private const int Century = 100;
    private static readonly (int From, int To)[] Years = [(1900, 2100)];
    private readonly Dictionary<string, int> cardinals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);

    /// <param name="cultures">Cultures that say numbers differently, as French does in Belgium; the first one names the ordinals.</param>
    /// <param name="others">What Humanizer does not write: "oh" for zero.</param>
    public NumberWords(IReadOnlyList<string> cultures, IEnumerable<(string Said, int Value)> others)
    {
        foreach (var culture in cultures.Select(CultureInfo.GetCultureInfo))
        {
            foreach (var number in Enumerable.Range(0, Hundreds).Concat(Years.SelectMany(y => Enumerable.Range(y.From, y.To - y.From))))
                Add(number.ToWords(culture), number);
            foreach (var number in Enumerable.Range(0, Century))
                Add(number.ToWords(GrammaticalGender.Feminine, culture), number);
        }

        foreach (var day in Enumerable.Range(1, 31))
            ordinals.TryAdd(SpokenWords.Phrase(day.ToOrdinalWords(CultureInfo.GetCultureInfo(cultures[0]))), day);
        foreach (var (said, value) in others)
            cardinals[SpokenWords.Phrase(said)] = value;
        Longest = cardinals.Keys.Concat(ordinals.Keys).Max(SpokenWords.CountOf);
    }

    /// <summary>Words of the longest number.</summary>
    public int Longest { get; }

    /// <summary>The number that these words are; null where they are none.</summary>
    public int? Cardinal(string words) => cardinals.TryGetValue(words, out var number) ? number : null;

    /// <summary>The day of a month that these words are, as in "the third"; null where they are none.</summary>
    public int? Ordinal(string words) => ordinals.TryGetValue(words, out var number) ? number : null;

    // "two thousand and twenty-six" is said without "and" as well.
    private void Add(string written, int number)
    {
        var words = SpokenWords.Phrase(written);
        cardinals.TryAdd(words, number);
        if (words.Contains(" and ", StringComparison.Ordinal))
            cardinals.TryAdd(words.Replace(" and ", " ", StringComparison.Ordinal), number);
    }
}
