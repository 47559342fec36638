using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>A stretch of an utterance between two borders.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last one.</param>
/// <param name="Cut">Whether something was taken out right before or behind it, so that it is only a rest.</param>
internal readonly record struct Clause(int Start, int End, bool Cut);

/// <summary>Cuts what is left of an utterance into clauses: at marks, at conjunctions that begin a new statement, and where something was taken out.</summary>
internal static partial class Clauses
{
    /// <summary>The clauses in order; empty ones are left out.</summary>
    public static List<Clause> Of(Utterance utterance, Regex border)
    {
        var borders = new List<(int Start, int End, bool Cut)>();
        borders.AddRange(Marks().Matches(utterance.Folded).Select(match => (match.Index, match.Index + match.Length, false)));
        borders.AddRange(border.Matches(utterance.Folded).Select(match => (match.Index, match.Index + match.Length, false)));
        borders.AddRange(utterance.Taken.Select(part => (part.Start, part.End, true)));
        borders.Sort();

        var clauses = new List<Clause>();
        var start = 0;
        var cutBefore = false;
        foreach (var (borderStart, borderEnd, cut) in borders)
        {
            if (borderStart >= start)
                Add(clauses, utterance, start, borderStart, cutBefore || cut);
            if (borderEnd > start)
            {
                start = borderEnd;
                cutBefore = cut;
            }
        }

        Add(clauses, utterance, start, utterance.Text.Length, cutBefore);
        return clauses;
    }

    private static void Add(List<Clause> clauses, Utterance utterance, int start, int end, bool cut)
    {
        while (start < end && !char.IsLetterOrDigit(utterance.Text[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(utterance.Text[end - 1]))
            end--;
        if (end > start)
            clauses.Add(new Clause(start, end, cut));
    }

    // A dot or comma inside a number or address is no border, nor is the dot of an abbreviated title.
    [GeneratedRegex(@"[;!?，。！？；\n]|(?<!\b(?:mr|mrs|ms|dr|st|no))\.(?!\w)|,(?!\d)|\s[-–—]\s", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Marks();
}
