using System.Globalization;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>Lengths of pauses in SSML.</summary>
internal static class Breaks
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Reads <c>500ms</c>, <c>1.5s</c>, or a strength; without either a medium pause. At most 20 s, as the service does.</summary>
    /// <exception cref="SsmlException">The time cannot be read.</exception>
    public static TimeSpan LengthOf(string? time, string? strength)
    {
        if (time is null)
            return TimeSpan.FromMilliseconds(MillisecondsOf(strength));

        var (digits, unit) = time.EndsWith("ms", StringComparison.Ordinal) ? (time[..^2], 1.0) : (time.TrimEnd('s'), 1000.0);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value < 0)
            throw new SsmlException($"The break time '{time}' is invalid.");
        return TimeSpan.FromMilliseconds(Math.Min(value * unit, Longest.TotalMilliseconds));
    }

    private static int MillisecondsOf(string? strength) => strength switch
    {
        "none" => 0,
        "x-weak" => 250,
        "weak" => 500,
        "strong" => 1000,
        "x-strong" => 1250,
        _ => 750,
    };
}
