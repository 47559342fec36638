using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Calls;

/// <summary>Reads phone numbers as they come in URLs and from gateways.</summary>
internal static class PhoneNumbers
{
    /// <summary>
    /// Takes an E.164 number with its plus, without it (as some SMS events have it) or with a space for it (as an unescaped plus
    /// in a query string arrives).
    /// </summary>
    public static bool TryParse(string? text, out PhoneNumber number)
    {
        var trimmed = (text ?? "").Trim();
        return PhoneNumber.TryParse(trimmed.StartsWith('+') ? trimmed : $"+{trimmed}", out number);
    }
}
