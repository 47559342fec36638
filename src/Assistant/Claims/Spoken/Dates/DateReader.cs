namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Reads a date of the calendar: "the third of March", "21 novembre 2026", "三月三号". Its year may be left out.</summary>
internal static class DateReader
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>The date at this place, which is taken then; null where there is none.</summary>
    public static SaidDate? Read(TermCursor terms)
    {
        var start = terms.At;
        if (MonthAway(terms) is { } away)
            return away;
        var year = WholeYear(terms, out var isIso);
        if (isIso ? MonthNumber(terms, out var month, out var day) : MonthFirst(terms, out month, out day) || DayFirst(terms, year is null, out month, out day))
            return new SaidDate(day, month, year ?? (month is null ? null : YearBehind(terms)));
        terms.At = start;
        return null;
    }

    // "the fifth of next month", "下个月五号"
    private static SaidDate? MonthAway(TermCursor terms)
    {
        var start = terms.At;
        var isFirst = terms.Take(TermKind.MonthAway, out var away);
        terms.SkipFillers();
        if (terms.Take(TermKind.Ordinal, out var day) || (terms.Take(TermKind.Number, out day) && terms.Current.Kind == TermKind.DayMark))
        {
            terms.Take(TermKind.DayMark);
            if (isFirst)
                return new SaidDate(day, null, null, away);
            terms.SkipFillers();
            if (terms.Take(TermKind.MonthAway, out away))
                return new SaidDate(day, null, null, away);
        }

        terms.At = start;
        return null;
    }

    // "2026-11-21" with a time in words behind it
    private static bool MonthNumber(TermCursor terms, out int? month, out int day)
    {
        month = terms.Take(TermKind.Number, out var number) ? number : null;
        return terms.Take(TermKind.Number, out day) && month is not null;
    }

    private static bool MonthFirst(TermCursor terms, out int? month, out int day)
    {
        month = null;
        day = 0;
        if (!terms.Take(TermKind.Month, out var said))
            return false;
        terms.SkipFillers();
        month = said;
        if (!terms.Take(TermKind.Ordinal, out day) && !terms.Take(TermKind.Number, out day))
            return false;
        terms.Take(TermKind.DayMark);
        return true;
    }

    // A number is a day of the month where the month or a sign of it stands behind; an ordinal is one by itself.
    private static bool DayFirst(TermCursor terms, bool mayStandAlone, out int? month, out int day)
    {
        month = null;
        var marked = terms.Take(TermKind.Ordinal, out day);
        if (!marked && !terms.Take(TermKind.Number, out day))
            return false;
        marked |= terms.Take(TermKind.DayMark);
        var behind = terms.At;
        terms.SkipFillers();
        if (terms.Take(TermKind.Month, out var said))
            month = said;
        else
            terms.At = behind;
        return month is not null || (marked && mayStandAlone);
    }

    // "2026年", "二零二六年", or the year of an ISO date
    private static int? WholeYear(TermCursor terms, out bool isIso)
    {
        var start = terms.At;
        isIso = false;
        if (terms.Take(TermKind.Number, out var year) && IsYear(year))
        {
            if (terms.Current is { Kind: TermKind.Unit, Value: (int)TimeUnit.Year } && terms.Take(TermKind.Unit))
                return year;
            isIso = terms.Current.Kind == TermKind.Number && terms.Ahead(1).Kind == TermKind.Number;
            if (isIso)
                return year;
        }

        terms.At = start;
        var digits = 0;
        var count = 0;
        for (; count < 4 && terms.Current is { Kind: TermKind.Number, Value: >= 0 and < 10 }; count++)
        {
            terms.Take(TermKind.Number, out var digit);
            digits = (digits * 10) + digit;
        }

        if (count == 4 && IsYear(digits) && terms.Current is { Kind: TermKind.Unit, Value: (int)TimeUnit.Year } && terms.Take(TermKind.Unit))
            return digits;
        terms.At = start;
        return null;
    }

    // "2026", "two thousand twenty-six", or "twenty twenty-six", which is no time of day here.
    private static int? YearBehind(TermCursor terms)
    {
        var start = terms.At;
        terms.SkipFillers();
        if (terms.Take(TermKind.Number, out var year))
        {
            if (IsYear(year))
                return year;
            if (year is >= 19 and <= 21 && terms.Take(TermKind.Number, out var rest) && rest is >= 10 and < 100 && terms.Current.Kind != TermKind.HourMark)
                return (year * 100) + rest;
        }

        terms.At = start;
        return null;
    }

    private static bool IsYear(int number) => number is >= FirstYear and <= LastYear;
}
