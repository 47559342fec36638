using System.Text.RegularExpressions;
using CallCenter.Assistant.Claims.Spoken;

namespace CallCenter.Assistant.Claims;

/// <summary>A value of type <c>email</c>: a dot-atom, <c>@</c> and a host name (RFC 5321 §4.1.2, without quoted strings and address literals).</summary>
internal static partial class EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int Longest = 254;

    /// <summary>Takes the address out of brackets and a <c>mailto:</c>, or out of the words it is said in, lowers its host name; refuses what is no address.</summary>
    /// <param name="value">What came.</param>
    /// <param name="language">Short code of the call's language.</param>
    public static FieldValue Read(string value, string language)
    {
        var text = value.Trim().TrimEnd('.', '?', '!').Trim('<', '>', '"', ' ');
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text["mailto:".Length..];
        var isSaid = text.Length <= Longest && !Address().IsMatch(text);
        if (isSaid && SelfCorrection.IsIn(text, orDenies: true))
            return FieldValue.Refused(SelfCorrection.Reason);
        if (isSaid)
            text = SpokenAddress.Written(text, language) ?? text;
        var at = text.LastIndexOf('@');
        if (at < 1 || at > LongestLocalPart || text.Length > Longest || !Address().IsMatch(text))
            return FieldValue.Refused("it is not an e-mail address such as jane.doe@example.com; ask the caller to spell it, and send it as it is written");
        return FieldValue.Accepted(string.Concat(text.AsSpan(0, at), text[at..].ToLowerInvariant()));
    }

    [GeneratedRegex(
        @"\A[\p{L}\p{N}!#$%&'*+/=?^_{|}~`-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_{|}~`-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
