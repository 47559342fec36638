using System.Globalization;

namespace CallCenter.Voice;

/// <summary>A line of the result: name, value, unit, target and verdict.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much of it.</param>
/// <param name="Unit">Of what; empty for a bare number.</param>
/// <param name="Target">What it should be, as in <c>&lt;=40</c>; <c>-</c> for none.</param>
/// <param name="Verdict"><c>met</c>, <c>missed</c>, or empty without a target.</param>
internal sealed record Row(string Name, double Value, string Unit, string Target, string Verdict)
{
    /// <summary>Whether there is a target.</summary>
    public bool HasTarget => Verdict.Length > 0;

    /// <summary>How much of what is allowed was used: up to one the target is met, whichever way it points.</summary>
    public double Used
    {
        get
        {
            var target = double.Parse(Target.AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture);
            if (Target.StartsWith(">=", StringComparison.Ordinal))
                return Value <= 0 ? double.PositiveInfinity : Math.Max(0, target) / Value;
            return target > 0 ? Math.Max(0, Value) / target : Value <= target ? 0 : double.PositiveInfinity;
        }
    }

    /// <summary>Reads a line; null where it is none of the result.</summary>
    public static Row? Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var target = Array.FindIndex(words, word => word is "-" || word.StartsWith("<=", StringComparison.Ordinal) || word.StartsWith(">=", StringComparison.Ordinal));
        return target is 2 or 3 && double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new Row(words[0], value, target == 3 ? words[2] : "", words[target], words.Length > target + 1 ? words[target + 1] : "")
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name,-44} {Value,9:0.###} {Unit,-6} {Target,-9} {Verdict}");
}
