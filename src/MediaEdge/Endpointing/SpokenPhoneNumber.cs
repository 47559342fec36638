using PhoneNumbers;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>Tells whether a phone number that is being said has come to its end, by what Google knows of the numbers of each country.</summary>
internal static class SpokenPhoneNumber
{
    /// <summary>
    /// Answer where the number is one that exists and another digit would make it none; unfinished where it is too short to be dialled from
    /// elsewhere. Null between the two: in countries whose numbers differ in length more digits may come.
    /// </summary>
    /// <param name="digits">The digits so far, with the plus sign if one was said.</param>
    /// <param name="region">Country in which the number is dialled, ISO 3166 code of two letters.</param>
    public static Completeness? Judge(string digits, string region)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        if (Parse(numbers, digits, region) is not { } number)
            return Completeness.Unfinished; // Two digits, which are no number yet.
        return numbers.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.TOO_SHORT or PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => Completeness.Unfinished,
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE when numbers.IsValidNumber(number) && !GoesOn(numbers, digits, region) => Completeness.Answer,
            _ => null,
        };
    }

    // Whether some number begins with these digits and has one more. The last digit decides nothing in any country's plan.
    private static bool GoesOn(PhoneNumberUtil numbers, string digits, string region) =>
        Parse(numbers, digits + "0", region) is { } longer && numbers.IsValidNumber(longer);

    private static PhoneNumber? Parse(PhoneNumberUtil numbers, string digits, string region)
    {
        try
        {
            return numbers.Parse(digits, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
