using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Cli;

/// <summary>Durations as people type them: <c>10s</c>, <c>500ms</c>, <c>2m</c>.</summary>
internal static partial class Durations
{
    /// <summary>Reads the option's value.</summary>
    public static TimeSpan Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;
        if (TryParse(text) is { } duration)
            return duration;
        argument.AddError($"'{text}' is no duration; write 10s, 500ms or 2m.");
        return TimeSpan.Zero;
    }

    /// <summary>Reads a duration; <see langword="null"/> if it is none.</summary>
    public static TimeSpan? TryParse(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success || !double.TryParse(match.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        return match.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "m" => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromSeconds(number),
        };
    }

    [GeneratedRegex(@"^(?<n>\d{1,6}(\.\d{1,3})?)(?<unit>ms|s|m)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Shape();
}
