using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Runs;

/// <summary>Words that are said in one run only; found anywhere else, they prove that calls got mixed up.</summary>
internal static partial class Canary
{
    /// <summary>A word that was never used before; letters and digits, so that it may pass for a code as well.</summary>
    public static string Fresh()
        => "canary" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 4) + RandomNumberGenerator.GetString("0123456789", 4);

    /// <summary>Every canary in <paramref name="text"/> but <paramref name="own"/>.</summary>
    public static IEnumerable<string> Foreign(string text, string own)
        => Shape().Matches(text).Select(match => match.Value)
            .Where(found => !string.Equals(found, own, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("canary[a-z]{4}[0-9]{4}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Shape();
}
