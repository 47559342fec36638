using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration.Variants;

/// <summary>
/// Reads values with percentages of callers, <c>500 90%, 800 10%</c>, optionally with a seed, <c>500 90%, 800 10%; seed spring</c>. They are one
/// text, not a list, so that a layer of the configuration replaces what is below it as a whole, and they fit into the environment.
/// </summary>
internal static partial class AllotmentReader
{
    private const string Form = "values with percentages such as 500 90%, 800 10%";

    /// <summary>Whether a setting is meant to be one.</summary>
    public static bool IsMeant([NotNullWhen(true)] string? text) => text?.Contains('%', StringComparison.Ordinal) == true;

    /// <summary>Reads one; where it will not do, <paramref name="problem"/> says what was expected.</summary>
    public static FlagAllotment? Read(string text, PropertyInfo property, out string problem)
    {
        var match = Allotment().Match(text);
        if (!match.Success)
        {
            problem = $"'{text}' will not do, expected {Form}";
            return null;
        }

        var seed = match.Groups["seed"] is { Success: true, Value: var named } ? named : CallerDraw.SeedOf(SnakeCase.KeyOf(property));
        var shares = new List<Share<object>>();
        foreach (var (value, percent) in match.Groups["value"].Captures.Select(value => value.Value).Zip(match.Groups["percent"].Captures.Select(percent => percent.Value)))
        {
            if (!SettingValue.TryRead(value, property, property.PropertyType, out var read, out var expected))
            {
                problem = $"'{value}' will not do, expected {expected}";
                return null;
            }

            shares.Add(new Share<object>(value, read!, decimal.Parse(percent, CultureInfo.InvariantCulture)));
        }

        var sum = shares.Sum(share => share.Percent);
        problem = sum == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $"the percentages add up to {sum}, expected 100");
        return sum == 100 ? new FlagAllotment(property, text, seed, shares) : null;
    }

    [GeneratedRegex(
        @"^\s*(?:(?<value>[^\s,;%]+)\s+(?<percent>\d{1,3}(?:\.\d{1,4})?)\s?%\s*(?:,\s*(?!;|$)|(?=;|$)))+(?:;\s*seed\s+(?<seed>\S+)\s*)?$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allotment();
}
