using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Assistant.Claims.Spoken;
using CallCenter.Assistant.Claims.Spoken.Dates;

namespace CallCenter.Assistant.Claims;

/// <summary>
/// Reads dates and times as a model writes them or a caller said them, in the time zone and language of a call: ISO 8601, dates in digits, and
/// the words of the languages in <see cref="SpokenLanguages"/>.
/// </summary>
/// <param name="now">The moment, in the time zone of the call.</param>
/// <param name="zone">The time zone that times without offset are in.</param>
/// <param name="language">Short code of the call's language; tells also whether 03/04 is in March or April.</param>
internal sealed partial class DateTimeReader(DateTimeOffset now, TimeZoneInfo zone, string language)
{
    private const int Longest = 200;
    private static readonly string[] IsoWithOffset =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mmK"];

    private static readonly string[] IsoWithoutOffset =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd"];

    private readonly LocalTime local = new(zone);

    /// <summary>The moment, in the time zone of the call.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Short code of the call's language.</summary>
    public string Language => language;

    /// <summary>Reads a moment and writes it as ISO 8601 with the offset of the call's time zone.</summary>
    public FieldValue Read(string value) => Find(value, toCome: false) switch
    {
        { Moment: { } moment, Remark: var remark } => FieldValue.Accepted(Write(moment), remark),
        { Reason: var reason } => FieldValue.Refused(reason!),
    };

    /// <summary>ISO 8601 to the second, with offset.</summary>
    public static string Write(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Reads a moment.</summary>
    /// <param name="value">What came.</param>
    /// <param name="toCome">Whether a day or time that is not told exactly is the next such one, and not the nearest. What is told exactly may be past all the same.</param>
    public MomentReading Find(string value, bool toCome)
    {
        var reading = value.Length > Longest ? MomentReading.Foreign("it is not a date and time") : Iso(value.Trim()) ?? Spoken(value, toCome);
        if (reading.Moment is { } found && LocalTime.Objection(found.Year) is { } objection)
            reading = MomentReading.Refused(objection);
        if (reading.Reason is not null && value.Length <= Longest && SelfCorrection.IsIn(value, orDenies: true))
            reading = reading with { Reason = SelfCorrection.Reason };
        return reading.Reason is { } reason ? reading with { Reason = $"{reason}; a moment is sent as ISO 8601, for example {Write(now)}, which is now" } : reading;
    }

    private MomentReading? Iso(string text)
    {
        if (DateTime.TryParseExact(text, IsoWithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
            return local.Read(wall, hasTime: text.Contains(':', StringComparison.Ordinal));
        if (!DateTimeOffset.TryParseExact(text, IsoWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return null;
        return MomentReading.Of(TimeZoneInfo.ConvertTime(moment, zone), hasTime: true);
    }

    // The call's own language says why nothing was understood.
    private MomentReading Spoken(string value, bool toCome)
    {
        var words = SpokenWords.Of(DateInDigits().Replace(value, IsoDate));
        var finder = new MomentFinder(now, zone, toCome);
        MomentReading? first = null;
        foreach (var spoken in SpokenLanguages.From(language))
        {
            var reading = finder.Find(MomentReader.Read(spoken.Dates.Read(words), spoken.SaysBareHours));
            if (!reading.IsForeign)
                return reading;
            first ??= reading;
        }

        return first!.Value;
    }

    // 21/11/2026, 21.11.2026, 21-11-2026, 2026/11/21; the month comes first in the United States.
    private string IsoDate(Match date)
    {
        var (first, second) = (date.Groups["first"].Value, date.Groups["second"].Value);
        if (date.Groups["year"] is not { Success: true, Value: var year })
            return $" {date.Groups["leading"].Value}-{first}-{second} ";
        var isMonthFirst = string.Equals(language, "en-US", StringComparison.OrdinalIgnoreCase) && date.Value.Contains('/', StringComparison.Ordinal);
        return isMonthFirst ? $" {year}-{first}-{second} " : $" {year}-{second}-{first} ";
    }

    [GeneratedRegex(
        @"\b(?:(?<leading>[0-9]{4})/(?<first>[0-9]{1,2})/(?<second>[0-9]{1,2})|(?<first>[0-9]{1,2})[/.-](?<second>[0-9]{1,2})[/.-](?<year>[0-9]{4}))\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DateInDigits();
}
