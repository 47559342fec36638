using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Claims;

/// <summary>
/// Completes a number dialled within a country: the trunk prefix goes, the country code comes. Only for countries whose numbers have a
/// fixed length, so that a forgotten digit is noticed (ITU-T E.164 and E.129, national numbering plans).
/// </summary>
internal static class NationalNumbers
{
    // country code, trunk prefix, digits without it
    private static readonly (string Code, string Trunk, int Digits)[] Plans =
    [
        ("1", "1", 10), // North America
        ("31", "0", 9), // Netherlands
        ("33", "0", 9), // France
        ("34", "", 9), // Spain
        ("41", "0", 9), // Switzerland
        ("44", "0", 10), // United Kingdom
        ("45", "", 8), // Denmark
        ("47", "", 8), // Norway
        ("48", "", 9), // Poland
        ("52", "", 10), // Mexico
        ("61", "0", 9), // Australia
        ("86", "", 11), // China, mobile numbers
        ("351", "", 9), // Portugal
    ];

    /// <summary>The number in the caller's own country; null where it does not fit the plan there.</summary>
    public static PhoneNumber? Complete(string digits, PhoneNumber caller)
    {
        foreach (var (code, trunk, length) in Plans)
        {
            if (!caller.Value.AsSpan(1).StartsWith(code, StringComparison.Ordinal))
                continue;
            var national = digits.Length == length ? digits
                : trunk.Length > 0 && digits.Length == length + trunk.Length && digits.StartsWith(trunk, StringComparison.Ordinal) ? digits[trunk.Length..]
                : null;

            // A number of the right length that still begins with the trunk prefix lacks a digit.
            if (national is null || (trunk is "0" && national[0] == '0'))
                return null;
            return PhoneNumber.TryParse($"+{code}{national}", out var number) ? number : null;
        }

        return null;
    }
}
