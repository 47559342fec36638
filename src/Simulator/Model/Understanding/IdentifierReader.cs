using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds policy, serial and reference numbers: letters and digits, written in one or read one by one ("B one two three").</summary>
internal sealed partial class IdentifierReader(AnswerShapes shapes)
{
    private const int Shortest = 3;
    private const int LongestLetters = 4;

    /// <summary>The number behind words that announce one, or, if it was asked for, anywhere; it is taken.</summary>
    public string? Take(Utterance utterance, bool asked)
    {
        var parts = Parts().Matches(utterance.Text);
        foreach (var announcement in shapes.IdentifierIs.Matches(utterance.Folded).Reverse())
        {
            var first = parts.TakeWhile(part => part.Index < announcement.Index + announcement.Length).Count();
            if (TakeFrom(utterance, parts, first) is { } announced)
                return announced;
        }

        for (var first = 0; asked && first < parts.Count; first++)
        {
            if (TakeFrom(utterance, parts, first) is { } found)
                return found;
        }

        return null;
    }

    private string? TakeFrom(Utterance utterance, MatchCollection parts, int first)
    {
        var value = "";
        var next = first;
        for (; next < parts.Count && Adjoins(utterance.Text, parts, first, next) && Read(parts[next].Value, begins: next == first) is { } read; next++)
            value += read;
        if (value.Length < Shortest || !value.Any(char.IsAsciiDigit))
            return null;

        var (start, end) = (parts[first].Index, parts[next - 1].Index + parts[next - 1].Length);
        if (!utterance.IsFree(start, end))
            return null;
        utterance.Take(start, end);
        return value;
    }

    // Parts of one number follow each other without a mark that ends a clause.
    private static bool Adjoins(string text, MatchCollection parts, int first, int at) =>
        at == first || text.AsSpan()[(parts[at - 1].Index + parts[at - 1].Length)..parts[at].Index].Trim(" -/,").IsEmpty;

    private string? Read(string part, bool begins)
    {
        if (part.Any(char.IsAsciiDigit))
            return part;
        if (shapes.Digits.TryGetValue(Folding.Fold(part), out var digit))
            return digit;
        if (part.Length == 1 && char.IsAsciiLetter(part[0]) && (char.IsAsciiLetterUpper(part[0]) || !begins))
            return part.ToUpperInvariant();
        return part.Length <= LongestLetters && part.All(char.IsAsciiLetterUpper) ? part : null;
    }

    [GeneratedRegex(@"\w+(?:[-/]\w+)*", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Parts();
}
