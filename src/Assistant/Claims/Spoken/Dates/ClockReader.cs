namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Reads a time of day: "half past four", "three thirty", "quinze heures trente", "las tres y media", "三点半", "15:30".</summary>
internal static class ClockReader
{
    /// <summary>The time at this place, which is taken then; null where there is none.</summary>
    /// <param name="terms">What was said.</param>
    /// <param name="partBefore">Whether a part of the day stands in front, which makes a number behind it an hour.</param>
    public static SaidClock? Read(TermCursor terms, bool partBefore)
    {
        var start = terms.At;
        var introduced = SkipToHour(terms);
        var place = terms.At;
        if (MinutesFirst(terms, introduced) is { } clock)
            return clock;
        terms.At = place;
        if (HourFirst(terms, introduced || (partBefore && !IsDayOfMonth(terms))) is { } other)
            return other;
        terms.At = start;
        return null;
    }

    // "half past four", "ten to five", "差五分五点"; "half four" is half past four.
    private static SaidClock? MinutesFirst(TermCursor terms, bool introduced)
    {
        var before = terms.Take(TermKind.To);
        var isHalf = terms.Current.Kind == TermKind.Half;
        if (Minutes(terms) is not { } minutes)
            return null;
        var isNumber = terms.Ahead(-1).Kind == TermKind.Number;
        var past = !before && terms.Take(TermKind.Past);
        var to = !past && terms.Take(TermKind.To);
        if (!past && !before && !to && !isHalf)
            return null;

        // "Nine to five" and "ten to twelve" are lengths of time as well; "twenty to eight" is none.
        introduced |= SkipToHour(terms);
        if (to && isNumber && !(minutes % 5 == 0 && (introduced || minutes > 12)))
            return null;
        if (Hour(terms) is not { } hour)
            return null;
        _ = terms.Take(TermKind.HourMark) || terms.Take(TermKind.Hours);
        return before || to ? hour.Earlier(minutes) : hour with { Minute = minutes };
    }

    // Whether a word such as "at" says that a time of day follows.
    private static bool SkipToHour(TermCursor terms)
    {
        var introduced = false;
        while (terms.Take(TermKind.Filler) || terms.Current.Kind == TermKind.At)
            introduced |= terms.Take(TermKind.At);
        return introduced;
    }

    private static SaidClock? HourFirst(TermCursor terms, bool introduced)
    {
        var start = terms.At;
        var isNamed = terms.Current.Kind == TermKind.Clock;
        if (Hour(terms) is not { } hour)
            return null;
        if (terms.Take(TermKind.Colon))
            return InDigits(terms, hour);
        var marked = terms.Take(TermKind.HourMark) || terms.Take(TermKind.Hours);
        var clock = Behind(terms, hour, marked || isNamed);

        // A bare number is an hour only where something says so; two numbers, only as the clock of twelve hours, and not in digits: "3.12." is a day.
        var isPair = terms.At == start + 2;
        var isDate = isPair && (!terms.SaysBareHours || (IsInDigits(terms.Ahead(-2)) && IsInDigits(terms.Ahead(-1))));
        var isClock = introduced || marked || isNamed || (clock != hour && hour.Hour <= 12 && !isDate) || terms.Coming().Kind == TermKind.Part;
        return isClock ? clock : null;
    }

    private static SaidClock? Hour(TermCursor terms)
    {
        if (terms.Take(TermKind.Clock, out var named))
            return new SaidClock(named / 60, named % 60, true, named == 0);
        var said = terms.Current.Said;
        if (!terms.Take(TermKind.Number, out var hour))
            return null;
        return new SaidClock(hour, 0, hour is 0 or > 12 || said is ['0', _]);
    }

    private static SaidClock? InDigits(TermCursor terms, SaidClock hour)
    {
        if (terms.Current.Said is not { Length: 2 } || !terms.Take(TermKind.Number, out var minute))
            return null;
        if (terms.Take(TermKind.Colon) && !terms.Take(TermKind.Number))
            return null;
        _ = terms.Take(TermKind.Hours);
        return hour with { Minute = minute };
    }

    // "et demie", "y diez", "moins le quart", "oh five", "三刻"
    private static SaidClock Behind(TermCursor terms, SaidClock hour, bool marked)
    {
        var start = terms.At;
        if (terms.Take(TermKind.Minus))
        {
            if (Minutes(terms) is { } less)
                return hour.Earlier(less);
            terms.At = start;
            return hour;
        }

        var tied = terms.Take(TermKind.And, out var ties);
        var zero = terms.Current is { Kind: TermKind.Number, Value: 0 } && terms.Ahead(1).Kind == TermKind.Number;
        if (zero)
            terms.At++;
        var isNumber = terms.Current.Kind == TermKind.Number;
        if (Minutes(terms) is { } more && !BelongsToDate(terms) && (!isNumber || (tied ? ties > 0 || terms.Ahead(-1).Kind == TermKind.Unit : zero || marked || more >= 10)))
            return hour with { Minute = more };
        terms.At = start;
        return hour;
    }

    private static int? Minutes(TermCursor terms)
    {
        if (terms.Take(TermKind.Half))
            return 30;
        if (terms.Take(TermKind.Quarter))
            return 15;
        if (!terms.Take(TermKind.Number, out var number))
            return null;
        if (terms.Take(TermKind.Quarter))
            return number * 15;
        if (terms.Current is { Kind: TermKind.Unit, Value: (int)TimeUnit.Minute })
            terms.At++;
        return number;
    }

    // "la noche del 20 de noviembre"
    private static bool IsDayOfMonth(TermCursor terms)
    {
        var behind = 1;
        while (terms.Ahead(behind).Kind == TermKind.Filler)
            behind++;
        return terms.Ahead(behind).Kind is TermKind.Month or TermKind.DayMark;
    }

    private static bool IsInDigits(Term term) => term.Kind == TermKind.Number && term.Said is [>= '0' and <= '9', ..];

    private static bool BelongsToDate(TermCursor terms) =>
        terms.Current.Kind is TermKind.Month or TermKind.DayMark or TermKind.Unit or TermKind.Hours or TermKind.HourMark;
}
