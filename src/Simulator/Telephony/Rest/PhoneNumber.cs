namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>What counts as a phone number.</summary>
internal static class PhoneNumber
{
    /// <summary>A plus sign and up to 15 digits (ITU-T E.164).</summary>
    public static bool IsE164(string text)
        => text.Length is > 4 and <= 16 && text[0] == '+' && text[1] != '0' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
