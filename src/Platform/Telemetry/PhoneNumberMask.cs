using System.Text.RegularExpressions;

namespace CallCenter.Platform.Telemetry;

/// <summary>Hides phone numbers in what is logged and exported: <c>+33612345678</c> becomes <c>+…78</c>.</summary>
internal static partial class PhoneNumberMask
{
    /// <summary>The text of a value with its phone numbers hidden; null where it has none.</summary>
    public static string? MaskedValue(object? value) => value is null or int or long or double or bool or Guid ? null : Masked(value.ToString());

    /// <summary>A text with its phone numbers hidden; null where it has none.</summary>
    // In a URL the plus may be escaped.
    public static string? Masked(string? text) =>
        text is not null && Number().IsMatch(text) ? Number().Replace(text, match => $"+…{match.Value[^2..]}") : null;

    [GeneratedRegex(@"(\+|%2B)[1-9][0-9]{6,14}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
