using System.Globalization;

namespace CallCenter.NotificationWorker.Sms;

/// <summary>The words of a text message as the provider takes them.</summary>
internal static class SmsText
{
    /// <summary>Longest message of Azure Communication Services, in UTF-16 units.</summary>
    public const int MaximumLength = 2048;

    private const string Ellipsis = "…";

    /// <summary>The text, or its beginning and an ellipsis where it is too long; no character is cut in two.</summary>
    public static string Fit(string text)
    {
        if (text.Length <= MaximumLength)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= MaximumLength - Ellipsis.Length)
            end = next;
        return string.Concat(text.AsSpan(0, end), Ellipsis);
    }
}
