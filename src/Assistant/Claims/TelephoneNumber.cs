using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Claims;

/// <summary>A value of type <c>phone_number</c>, kept in E.164.</summary>
internal static class TelephoneNumber
{
    private const string Separators = " .-()/\u00A0\u202F\u2011\u2013";

    /// <summary>
    /// Removes separators; <c>00</c> stands for the plus. A number without country code is completed where the caller's own number is of a
    /// country in <see cref="NationalNumbers"/> and the digits are as many as numbers have there; it is refused otherwise.
    /// </summary>
    public static FieldValue Read(string value, PhoneNumber caller)
    {
        var text = value.Trim();
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            text = text["tel:".Length..];

        // "+33 (0)6 12 …": the zero in brackets is dialled only within the country.
        if (text.StartsWith('+') || text.StartsWith("00", StringComparison.Ordinal))
            text = text.Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(text.Where(letter => !Separators.Contains(letter, StringComparison.Ordinal)));
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = string.Concat("+", digits.AsSpan(2));
        if (PhoneNumber.TryParse(digits, out var number))
            return FieldValue.Accepted(number.Value);
        if (digits.Length == 0 || digits.TrimStart('+').Any(digit => !char.IsAsciiDigit(digit)))
            return FieldValue.Refused("it is not a phone number; ask the caller for the digits, with the country code");
        if (digits[0] != '+' && NationalNumbers.Complete(digits, caller) is { } completed)
            return FieldValue.Accepted(completed.Value);
        return FieldValue.Refused("the country code is missing or the number of digits is wrong; ask for it and send it as +, country code, number, for example +33612345678");
    }
}
