using System.Globalization;

namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Finds the day that was said, from the day of the call on. Names of a day that do not agree are refused.</summary>
/// <param name="today">The day, where the caller is.</param>
/// <param name="toCome">Whether only a day to come is meant.</param>
internal sealed class DayCalendar(DateOnly today, bool toCome)
{
    private const int Near = 90;

    /// <summary>The day; null, with the reason, where it is none or not the only one.</summary>
    public DateOnly? Find(SaidDay said, out string? reason)
    {
        reason = Unnamed(said);
        if (reason is not null)
            return null;
        var found = said switch
        {
            { FromToday: { } distance } => today.AddDays(distance),
            { Date: { } date } => Dated(date, said, out reason),
            { Weekday: { } weekday } => OfWeek(weekday, said, out reason),
            _ => null,
        };
        if (found is not { } day)
            reason ??= "it does not say which day of the week";
        else if (said.Weekday is { } weekday && day.DayOfWeek != weekday)
            reason = $"{Iso(day)} is a {day.DayOfWeek} and no {weekday}: ask which day is meant";
        else if (IsInAnotherWeek(day, said))
            reason = "the day and the week that were said are not the same; ask which day is meant";
        else if (said.Date is { } date && (day.Day != date.Day || (date.Month ?? day.Month) != day.Month || (date.Year ?? day.Year) != day.Year))
            reason = "the day and the date that were said are not the same day; ask which one is meant";
        return reason is null ? found : null;
    }

    // "Tomorrow next week", "demain midi passé": a week, "next" and "last" go with a day of the week or a date.
    private static string? Unnamed(SaidDay said) => said switch
    {
        { Weekday: not null } or { Date: not null } => null,
        { Which: not null } => "it says 'next', 'last' or 'this' of what is no day of the week; ask for the day and the hour",
        { Week: not null, FromToday: not null } => "it names a day by how far it is and by its week; ask which day is meant",
        _ => null,
    };

    private bool IsInAnotherWeek(DateOnly day, SaidDay said)
    {
        if (said.Week is { } week && day.AddDays(-FromMonday(day.DayOfWeek)) != today.AddDays((week * 7) - FromMonday(today.DayOfWeek)))
            return true;
        return said is { Weekday: { } weekday, Which: not null, Date: null } && OfWeek(weekday, said with { Week = null }, out _) != day;
    }

    // "On Friday" may be past or to come: only the sentence tells, which the model has heard and this has not.
    private DateOnly? OfWeek(DayOfWeek weekday, SaidDay said, out string? reason)
    {
        reason = null;
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        var coming = today.AddDays(ahead);
        var next = ahead == 0 ? today.AddDays(7) : coming;
        var last = coming.AddDays(-7);
        if (said.Week is { } week)
            return today.AddDays((week * 7) + FromMonday(weekday) - FromMonday(today.DayOfWeek));
        return said.Which switch
        {
            TermKind.Next => next,
            TermKind.Last => last,
            TermKind.This => coming,
            _ when toCome => coming,
            _ => Either(ahead == 0 ? today : last, next, out reason),
        };
    }

    private DateOnly? Dated(SaidDate date, SaidDay said, out string? reason)
    {
        reason = null;
        var days = Candidates(date).OfType<DateOnly>().Where(day => said.Weekday is null || day.DayOfWeek == said.Weekday).Distinct().Order().ToList();
        if (date.Year is null)
            days.RemoveAll(day => said.Which switch { TermKind.Last => day >= today, TermKind.Next => day <= today, _ => false });
        if (days.Count == 0)
        {
            reason = said.Weekday is null ? "there is no such date in the calendar" : "the date is no such day of the week";
            return null;
        }

        var past = days.Where(day => day <= today).Cast<DateOnly?>().LastOrDefault();
        var future = days.Where(day => day > today).Cast<DateOnly?>().FirstOrDefault();
        if (date.Year is not null || date.MonthsAway is not null || past == today)
            return past ?? future;
        if (toCome || past is null)
            return future ?? past;
        if (future is null)
            return past;
        var (behind, ahead) = (today.DayNumber - past.Value.DayNumber, future.Value.DayNumber - today.DayNumber);
        return (behind <= Near, ahead <= Near) switch
        {
            (true, false) => past,
            (false, true) => future,
            _ => Either(past.Value, future.Value, out reason),
        };
    }

    private IEnumerable<DateOnly?> Candidates(SaidDate date)
    {
        if (date.MonthsAway is { } away)
            return [today.AddMonths(away) is var there ? date.In(there.Year, there.Month) : null];
        if (date is { Month: { } month, Year: { } year })
            return [date.In(year, month)];
        if (date.Month is { } anyYear)
            return Enumerable.Range(today.Year - 4, 9).Select(y => date.In(y, anyYear)); // 29 February comes every fourth year.
        var first = new DateOnly(today.Year, today.Month, 1);
        return Enumerable.Range(-2, 5).Select(months => first.AddMonths(months)).Select(m => date.In(m.Year, m.Month));
    }

    private static DateOnly? Either(DateOnly past, DateOnly future, out string? reason)
    {
        reason = $"it may be {Iso(past)} or {Iso(future)}: send the one that was meant, or ask";
        return null;
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
