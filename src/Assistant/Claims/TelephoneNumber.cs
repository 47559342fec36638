using CallCenter.Assistant.Claims.Spoken;
using PhoneNumbers;
using PhoneNumber = CallCenter.Contracts.Calls.PhoneNumber;

namespace CallCenter.Assistant.Claims;

/// <summary>
/// A value of type <c>phone_number</c>, kept in E.164. What numbers look like in each country is known to Google's libphonenumber. Its lists are
/// some months old: a number with its country code only needs a length that is possible there, one without must be known to be in use.
/// </summary>
internal static class TelephoneNumber
{
    private const string Separators = " .-()/\u00A0\u202F\u2011\u2013";
    private const int Longest = 200;
    private static readonly FieldValue Extended =
        FieldValue.Refused("an extension is no part of a phone number: send the number without it, and write the extension down where there is a field of type text for it");

    private static readonly FieldValue Corrected = FieldValue.Refused(SelfCorrection.Reason);

    private static readonly FieldValue NoNumber = FieldValue.Refused("it is not a phone number; ask the caller for the digits, with the country code");

    /// <summary>Reads a number in digits or in words. <c>00</c> stands for the plus; one without country code is of the caller's own country.</summary>
    /// <param name="value">What came.</param>
    /// <param name="caller">The caller's number.</param>
    /// <param name="language">Short code of the call's language.</param>
    public static FieldValue Read(string value, PhoneNumber caller, string language)
    {
        var text = value.Trim();
        if (Digits(text, language) is not { Length: > 0 } digits)
            return HasExtension(text, language) ? Extended : text.Length <= Longest && SelfCorrection.IsIn(text, orDenies: true) ? Corrected : NoNumber;
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = string.Concat("+", digits.AsSpan(2));
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(digits, digits[0] == '+' ? null : numbers.GetRegionCodeForNumber(numbers.Parse(caller.Value, null)));
            var isGood = digits[0] == '+' ? numbers.IsPossibleNumber(number) : numbers.IsValidNumber(number);
            if (isGood && PhoneNumber.TryParse(numbers.Format(number, PhoneNumberFormat.E164), out var kept))
                return FieldValue.Accepted(kept.Value);
        }
        catch (NumberParseException)
        {
            // No country code, one that no country has, or too few digits: the reason below says all of it.
        }

        return FieldValue.Refused("the country code is missing or the number of digits is wrong; ask for it and send it as +, country code, number, for example +33612345678");
    }

    private static bool HasExtension(string text, string language)
    {
        var words = text.Length > Longest ? [] : SpokenWords.Of(text);
        return SpokenLanguages.From(language).Any(spoken => spoken.Digits.HasExtension(words));
    }

    private static string? Digits(string text, string language)
    {
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            text = text["tel:".Length..];
        var digits = string.Concat(text.Where(letter => !Separators.Contains(letter, StringComparison.Ordinal)));
        if (digits.AsSpan(digits.StartsWith('+') ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0)
            return digits;
        if (text.Length > Longest)
            return null;
        var words = SpokenWords.Of(text);
        return SpokenLanguages.From(language).Select(spoken => spoken.Digits.Written(words)).FirstOrDefault(said => said is not null);
    }
}
