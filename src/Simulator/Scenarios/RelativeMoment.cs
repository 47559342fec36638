using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Scenarios;

/// <summary>
/// A moment told relative to a call: <c>yesterday 09:00</c>, <c>today</c>, <c>tomorrow 18:30</c>, <c>-3 days 08:00</c>, <c>last monday 10:00</c>.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Days">Days from the day of the call; unused with <paramref name="Weekday"/>.</param>
/// <param name="Weekday">The latest such day before the day of the call.</param>
/// <param name="Time">Time of day; <see langword="null"/> if only the date counts.</param>
internal sealed partial record RelativeMoment(string Text, int Days, DayOfWeek? Weekday, TimeOnly? Time)
{
    /// <summary>Reads the notation above; <see langword="null"/> if it is something else.</summary>
    public static RelativeMoment? TryParse(string text)
    {
        var match = Notation().Match(text.Trim());
        if (!match.Success)
            return null;
        TimeOnly? time = null;
        if (match.Groups["time"] is { Success: true, Value: var clock })
        {
            if (!TimeOnly.TryParseExact(clock, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
                return null;
            time = parsed;
        }

        if (match.Groups["weekday"] is { Success: true, Value: var weekday })
            return new RelativeMoment(text, 0, Enum.Parse<DayOfWeek>(weekday, ignoreCase: true), time);
        var days = match.Groups["named"].Value.ToUpperInvariant() switch
        {
            "YESTERDAY" => -1,
            "TODAY" => 0,
            "TOMORROW" => 1,
            _ => int.Parse(match.Groups["days"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        };
        return new RelativeMoment(text, days, null, time);
    }

    /// <summary>
    /// Whether a stored ISO 8601 value is that moment, on the wall clock of the value's own offset, so that no time zone needs to be known here.
    /// </summary>
    public bool Is(string value, DateTimeOffset callStarted)
    {
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        var day = DateOnly.FromDateTime(callStarted.ToOffset(moment.Offset).DateTime);
        var expected = Weekday is { } weekday ? Latest(weekday, day) : day.AddDays(Days);
        return DateOnly.FromDateTime(moment.DateTime) == expected
            && (Time is not { } time || (moment.Hour == time.Hour && moment.Minute == time.Minute));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static DateOnly Latest(DayOfWeek weekday, DateOnly before)
    {
        var back = ((int)before.DayOfWeek - (int)weekday + 7) % 7;
        return before.AddDays(back == 0 ? -7 : -back);
    }

    [GeneratedRegex(
        @"^(?:(?<named>yesterday|today|tomorrow)|last\s+(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?<days>[+-]\d{1,3})\s+days?)(?:\s+(?<time>\d{1,2}:\d{2}))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Notation();
}
