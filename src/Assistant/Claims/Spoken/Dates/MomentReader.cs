namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Finds out what was said of a moment, in whatever order. Every word must be understood: a missed "not" or "before" would turn it round.</summary>
internal static class MomentReader
{
    /// <summary>What was said; with the word that was not understood, if there is one.</summary>
    /// <param name="terms">The meaning of the words.</param>
    /// <param name="saysBareHours">Whether two numbers alone may be an hour and its minutes.</param>
    public static SaidMoment Read(IReadOnlyList<Term> terms, bool saysBareHours)
    {
        var said = new SaidMoment();
        var cursor = new TermCursor(terms, saysBareHours);
        while (!cursor.IsAtEnd && said.Stranger is null && said.Objection is null)
            Next(cursor, said);
        return said;
    }

    private static void Next(TermCursor terms, SaidMoment said)
    {
        var partBefore = terms.At > 0 && terms.Ahead(-1).Kind == TermKind.Part;
        if (terms.Current.Kind == TermKind.Since && terms.Ahead(1).Kind == TermKind.Number && terms.Ahead(2).Kind == TermKind.Hours)
            said.Contradiction = "a length of time and an hour of the day by the same words";
        if (DistanceReader.Read(terms) is { } distance)
            said.Distance = Once(said, said.Distance, distance, "two distances");
        else if (DateReader.Read(terms) is { } date)
            said.Day.Date = Once(said, said.Day.Date, date, "two dates");
        else if (ClockReader.Read(terms, partBefore) is { } clock)
            said.Clock = Once(said, said.Clock, clock, "two times of day");
        else
            Single(terms, said);
    }

    private static void Single(TermCursor terms, SaidMoment said)
    {
        var term = terms.Current;
        terms.At++;
        switch (term.Kind)
        {
            case TermKind.Filler or TermKind.And or TermKind.At or TermKind.Since:
                break;
            case TermKind.Day:
                said.Day.FromToday = Once(said, said.Day.FromToday, term.Value, "two days");
                break;
            case TermKind.Weekday:
                said.Day.Weekday = Once(said, said.Day.Weekday, (DayOfWeek)term.Value, "two days of the week");
                break;
            case TermKind.Week:
                said.Day.Week = Once(said, said.Day.Week, term.Value, "two weeks");
                break;
            case TermKind.Next or TermKind.Last or TermKind.This:
                said.Day.Which = Once(said, said.Day.Which, term.Kind, "next and last");
                break;
            case TermKind.Part when (PartOfDay)term.Value is PartOfDay.Am or PartOfDay.Pm:
                said.Half = Once(said, said.Half, (PartOfDay)term.Value, "a.m. and p.m.");
                break;
            case TermKind.Part:
                said.Part = Once(said, said.Part, (PartOfDay)term.Value, "two parts of the day");
                break;
            case TermKind.Limit:
                said.Objection = $"'{term.Said}' makes it a limit, which is not understood as a moment: ask for the day and the hour";
                break;
            case TermKind.MonthAway:
                said.Objection = "it does not say which day of the month; ask for it";
                break;
            default:
                said.Stranger = term.Said;
                break;
        }
    }

    private static T Once<T>(SaidMoment said, T? before, T value, string what)
        where T : struct
    {
        if (before is { } other && !EqualityComparer<T>.Default.Equals(other, value))
            said.Contradiction = what;
        return value;
    }
}
