using System.Text.RegularExpressions;

namespace CallCenter.Platform.Telemetry;

/// <summary>Hides phone numbers and e-mail addresses in what is logged and exported: <c>+33612345678</c> becomes <c>+…78</c>, <c>a.martin@contoso.com</c> becomes <c>…@contoso.com</c>.</summary>
internal static partial class PersonalDataMask
{
    /// <summary>The text of a value with what it has of these hidden; null where it has none.</summary>
    public static string? MaskedValue(object? value) => value is null or int or long or double or bool or Guid ? null : Masked(value.ToString());

    /// <summary>A text with what it has of these hidden; null where it has none.</summary>
    public static string? Masked(string? text) =>
        text is not null && Personal().IsMatch(text) ? Personal().Replace(text, match => match.Groups["number"].Success ? $"+…{match.Value[^2..]}" : "…@") : null;

    // In a URL the plus and the at may be escaped. Behind two slashes stands the account of a server, which whoever runs it wants to read.
    [GeneratedRegex(
        @"(?<number>(\+|%2B)[1-9][0-9]{6,14})|(?<!//|[\p{L}\p{N}._%+\-])[\p{L}\p{N}._%+\-]['\p{L}\p{N}._%+\-]*(@|%40)(?=[\p{L}\p{N}\-]+(\.[\p{L}\p{N}\-]+)*\.\p{L}{2,})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();
}
