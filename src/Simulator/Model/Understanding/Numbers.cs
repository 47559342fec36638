using System.Globalization;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Reads small numbers, in digits or words.</summary>
internal static class Numbers
{
    /// <summary>The number at this place and how many words it takes; null if none stands there or it is above <paramref name="max"/>.</summary>
    public static (int Value, int Count)? Read(DateWords dates, IReadOnlyList<Word> words, int at, int max)
    {
        if (at >= words.Count)
            return null;
        if (words[at].IsNumber)
        {
            var digits = words[at].Text;
            return digits.Length <= 4 && int.Parse(digits, CultureInfo.InvariantCulture) is var value && value <= max ? (value, 1) : null;
        }

        return Words.Lookup(words, at, dates.Numbers) is { } spoken && spoken.Value <= max ? spoken : null;
    }
}
