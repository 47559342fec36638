using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Assistant.Claims;

/// <summary>Reads dates and times as a model writes them, in the time zone and language of a call.</summary>
/// <param name="now">The moment, in the time zone of the call.</param>
/// <param name="zone">The time zone that times without offset are in.</param>
/// <param name="language">Short code of the call's language; tells whether 03/04 is in March or April.</param>
internal sealed partial class DateTimeReader(DateTimeOffset now, TimeZoneInfo zone, string language)
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2199;
    private static readonly string[] IsoWithOffset =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mmK"];

    private static readonly string[] IsoWithoutOffset =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd"];

    private static readonly string[] Days =
        ["d MMMM yyyy", "MMMM d yyyy", "d MMM yyyy", "MMM d yyyy", "yyyy/M/d", "d.M.yyyy", "d-M-yyyy", "yyyy年M月d日", "d 'de' MMMM 'de' yyyy", "d 'de' MMMM yyyy"];

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " h:mm tt", " h tt", " h:mmtt", " htt", " H'h'mm", " H'h'"];

    private static readonly Dictionary<string, int> NamedDays = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yesterday"] = -1, ["hier"] = -1, ["ayer"] = -1, ["昨天"] = -1,
        ["today"] = 0, ["aujourd'hui"] = 0, ["hoy"] = 0, ["今天"] = 0,
        ["tomorrow"] = 1, ["demain"] = 1, ["mañana"] = 1, ["明天"] = 1,
    };

    /// <summary>The moment, in the time zone of the call.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Reads a moment and writes it as ISO 8601 with the offset of the call's time zone.</summary>
    public FieldValue Read(string value) => TryRead(value, out var moment)
        ? FieldValue.Accepted(Write(moment))
        : FieldValue.Refused($"it is not a date and time; send it as ISO 8601, for example {Write(now)}, which is now");

    /// <summary>ISO 8601 to the second, with offset.</summary>
    public static string Write(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Reads a moment: ISO 8601 with or without offset, a written date with or without a time, or yesterday, today, tomorrow.</summary>
    public bool TryRead(string value, out DateTimeOffset moment)
    {
        var text = Spaces().Replace(value.Trim(), " ");
        if (DateTime.TryParseExact(text, IsoWithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return InZone(local, out moment);
        if (DateTimeOffset.TryParseExact(text, IsoWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment))
        {
            moment = TimeZoneInfo.ConvertTime(moment, zone);
            return IsPlausible(moment.DateTime);
        }

        return TryReadWritten(text, out local) ? InZone(local, out moment) : InZone(default, out moment);
    }

    private bool TryReadWritten(string text, out DateTime local)
    {
        var plain = Fillers().Replace(text.Replace(",", " ", StringComparison.Ordinal), " ");
        plain = Spaces().Replace(Hours().Replace(Ordinals().Replace(plain, "${day}"), "${hour}h${minute}"), " ").Trim();
        var (day, time) = plain.Split(' ', 2) is [var head, var tail] ? (head, " " + tail) : (plain, "");
        if (NamedDays.TryGetValue(day, out var days))
        {
            local = now.Date.AddDays(days);
            if (time.Length == 0)
                return true;
            if (!TryExact(time, Times[1..], out var clock))
                return false;
            local += clock.TimeOfDay;
            return true;
        }

        string[] numeric = string.Equals(language, "en-US", StringComparison.OrdinalIgnoreCase) ? ["M/d/yyyy"] : ["d/M/yyyy"];
        return TryExact(plain, [.. from date in Days.Concat(numeric) from suffix in Times select date + suffix], out local);
    }

    private bool TryExact(string text, string[] formats, out DateTime local) =>
        DateTime.TryParseExact(text, formats, Culture(), DateTimeStyles.NoCurrentDateDefault, out local)
        || DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out local);

    private CultureInfo Culture()
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private bool InZone(DateTime local, out DateTimeOffset moment)
    {
        moment = IsPlausible(local) ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : default;
        return moment != default;
    }

    private static bool IsPlausible(DateTime local) => local.Year is >= EarliestYear and <= LatestYear;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=\s|^)(?:at|on|the|of|à|le|a las|el|um)(?=\s)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fillers();

    // "15 h 30", as French is written.
    [GeneratedRegex(@"\b(?<hour>\d{1,2}) ?h(?: ?(?<minute>\d{2}))?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(?<day>\d{1,2})(?:st|nd|rd|th|er)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinals();
}
