using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Runs;

/// <summary>Words that are said in one run only; found anywhere else, they prove that calls got mixed up.</summary>
internal static partial class Canary
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A word that was never used before.</summary>
    public static string Fresh() => "canary" + RandomNumberGenerator.GetString(Letters, 8);

    /// <summary>Every canary in <paramref name="text"/> but <paramref name="own"/>.</summary>
    public static IEnumerable<string> Foreign(string text, string own)
        => Shape().Matches(text).Select(match => match.Value)
            .Where(found => !string.Equals(found, own, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("canary[a-z2-9]{8}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
