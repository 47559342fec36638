namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Makes a moment of what was said.</summary>
/// <param name="now">The moment, in the time zone of the call.</param>
/// <param name="zone">The time zone of the call.</param>
/// <param name="toCome">Whether only a moment to come is meant, as of a reminder: a day or time without more is the next such one.</param>
internal sealed class MomentFinder(DateTimeOffset now, TimeZoneInfo zone, bool toCome)
{
    private readonly DateOnly today = DateOnly.FromDateTime(now.DateTime);
    private readonly LocalTime local = new(zone);

    /// <summary>The moment, or why there is none.</summary>
    public MomentReading Find(SaidMoment said)
    {
        if (said.Objection is { } objection)
            return MomentReading.Refused(objection);
        if (said.Stranger is { } word)
            return MomentReading.Foreign($"it is not a date and time: '{word}' in it is not understood");
        if (said.Contradiction is { } contradiction)
            return MomentReading.Refused($"it names {contradiction}; ask which one is meant");
        if (said.Distance is { Minutes: var minutes } distance && (minutes != 0 || distance == default))
            return AfterMinutes(distance, said);
        string? reason = null;
        var day = said.Distance is { } days ? FromToday(days, said.Day, out reason) : said.Day.IsEmpty ? null : new DayCalendar(today, toCome).Find(said.Day, out reason);
        if (reason is not null)
            return MomentReading.Refused(reason);
        if (said.Clock is { } twelve && (twelve.IsMidnight ? said.Part is not (PartOfDay.Night or PartOfDay.Evening) : said.Part == PartOfDay.Evening && twelve is { Hour: 12, IsDefinite: false }))
            return Midnight(day, twelve.Minute);
        if (said.Clock is null && said.Part is null && said.Half is null)
            return day is null ? MomentReading.Foreign("it is not a date and time") : local.Read(Start(day.Value), hasTime: false);
        return At(day, said);
    }

    private MomentReading At(DateOnly? day, SaidMoment said)
    {
        string? reason = null;
        var part = said is { Clock.IsMidnight: true, Part: PartOfDay.Evening } ? PartOfDay.Night : said.Part;
        var time = said.Clock is { } clock ? DayClock.Find(clock, part, said.Half, out reason) : part is { } known ? DayClock.Middle(known) : null;
        if (time is not { } found)
            return MomentReading.Refused(reason ?? "the hour is missing; ask for it");
        if (day is null && said.Clock is null && !toCome)
            return MomentReading.Refused("the day is missing; ask for it");
        var moment = Start(day ?? today).AddDays(found.Days).AddHours(found.Hour).AddMinutes(found.Minute);
        var mayMove = day is null ? 1 : said.Day is { FromToday: null, Date: null, Week: null, Which: null, Weekday: not null } ? 7 : 0;
        if (toCome && moment <= now.DateTime)
            moment = moment.AddDays(mayMove);
        var isToday = day is null && !toCome ? "taken for today" : null;
        return local.Read(moment, hasTime: true, string.Join("; ", new[] { found.Remark, isToday }.OfType<string>()) is { Length: > 0 } remark ? remark : null);
    }

    // Midnight is where two days meet, and people mean either.
    private MomentReading Midnight(DateOnly? day, int minute)
    {
        var begins = local.Read(Start(day ?? today).AddMinutes(minute), hasTime: true);
        var ends = local.Read(Start(day ?? today).AddDays(1).AddMinutes(minute), hasTime: true);
        if (toCome && begins.Moment <= now && ends.Moment > now)
            return ends;
        return begins is { Moment: { } first } && ends is { Moment: { } last }
            ? MomentReading.Refused($"a day has a midnight at its beginning, {DateTimeReader.Write(first)}, and one at its end, {DateTimeReader.Write(last)}: send the one that was meant, or ask")
            : begins.Moment is null ? begins : ends;
    }

    private MomentReading AfterMinutes(SaidDistance distance, SaidMoment said)
    {
        if (!said.Day.IsEmpty || said.Clock is not null || said.Part is not null || said.Half is not null)
            return MomentReading.Refused("it names a moment twice, by how far it is and by its day or hour; ask which one is meant");
        var from = distance is { Months: 0, Days: 0 } ? MomentReading.Of(now, hasTime: true) : local.Read(now.DateTime.AddMonths(distance.Months).AddDays(distance.Days), hasTime: false);
        return from.Moment is { } start ? MomentReading.Of(TimeZoneInfo.ConvertTime(start.AddMinutes(distance.Minutes), zone), hasTime: true) : from;
    }

    private DateOnly? FromToday(SaidDistance distance, SaidDay said, out string? reason)
    {
        var day = today.AddMonths(distance.Months).AddDays(distance.Days);
        reason = said.IsEmpty || said == new SaidDay { Weekday = day.DayOfWeek } ? null : "it names a day twice, by how far it is and by its name; ask which one is meant";
        return day;
    }

    private static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
