using System.Globalization;

namespace CallCenter.Simulator.Model.Structured;

/// <summary>Values of a claim as people read them: a moment as a date of their language instead of ISO 8601.</summary>
internal static class ReadableValue
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:sszzz";
    private const string Day = "yyyy-MM-dd";

    /// <summary>The value in words; as it is where it is no moment.</summary>
    /// <param name="value">The value.</param>
    /// <param name="language">BCP 47 code of the reader's language.</param>
    public static string Of(string value, string language)
    {
        if (DateTimeOffset.TryParseExact(value, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return Plain(moment.ToString("f", Culture(language)));
        return DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Plain(day.ToString("D", Culture(language))) : value;
    }

    // Text messages have no narrow spaces, and twice as many letters without them.
    private static string Plain(string text) => text.Replace('\u202f', ' ').Replace('\u00a0', ' ');

    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
