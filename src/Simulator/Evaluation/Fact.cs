using System.Globalization;
using System.Text;
using CallCenter.Simulator.Runs;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Evaluation;

/// <summary>What a field of the claim must hold. One member is set.</summary>
internal sealed record Fact
{
    // Fewer digits are a number within a text, such as that of a building.
    private const int LeastDigits = 7;

    /// <summary>The value.</summary>
    public string? Text { get; init; }

    /// <summary>A moment, relative to the day of the call.</summary>
    public RelativeMoment? When { get; init; }

    /// <summary>The field must be empty: nobody has told the fact, so whatever is there is made up.</summary>
    public bool Missing { get; init; }

    /// <summary>Whether the value is the one expected, to the letter; a moment to the minute.</summary>
    public bool IsExactly(string? value, DateTimeOffset callStarted) => this switch
    {
        { Missing: true } => string.IsNullOrEmpty(value),
        _ when string.IsNullOrEmpty(value) => false,
        { When: { } moment } => moment.Is(value, callStarted),
        _ => string.Equals(value, Text, StringComparison.Ordinal),
    };

    /// <summary>
    /// Whether the value says what is expected: letter case, accents, punctuation and words around it do not count; of a telephone number
    /// only the digits do.
    /// </summary>
    public bool IsMeant(string? value, DateTimeOffset callStarted)
    {
        if (Text is null || string.IsNullOrEmpty(value))
            return IsExactly(value, callStarted);
        var (expected, given) = (DigitsOf(Text), DigitsOf(value));
        return Words.Contains(Plain(value), Plain(Text))
            || (expected.Length >= LeastDigits && string.Equals(expected, given, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public override string ToString() => Missing ? "nothing" : Text ?? When?.ToString() ?? "";

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static IReadOnlyList<string> Plain(string text) => Words.Of(string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)));
}
