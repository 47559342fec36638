namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Reads a distance from now: "in two hours", "three days ago", "il y a trois jours", "三天前".</summary>
internal static class DistanceReader
{
    private const int MostOfOne = 1000;
    private static readonly SaidDistance Farthest = new(12_000, 365_000, 525_600);

    /// <summary>The distance at this place, which is taken then; null where there is none.</summary>
    public static SaidDistance? Read(TermCursor terms)
    {
        var start = terms.At;
        if (terms.Take(TermKind.Now))
            return new SaidDistance(0, 0, 0);
        var direction = Direction(terms, isInFront: true);
        terms.SkipFillers();
        if (Lengths(terms) is { } length && (Direction(terms, isInFront: false) is var behind && (direction ?? behind) is { } sign) && (behind ?? sign) == sign)
            return new SaidDistance(sign * length.Months, sign * length.Days, sign * length.Minutes);
        terms.At = start;
        return null;
    }

    private static int? Direction(TermCursor terms, bool isInFront)
    {
        var start = terms.At;
        terms.SkipFillers();
        var mayStand = !isInFront || terms.Current is not { Kind: TermKind.Ahead or TermKind.Ago, Value: 1 };
        if (mayStand && terms.Take(TermKind.Ahead))
            return 1;
        if (mayStand && (terms.Take(TermKind.Ago) || terms.Take(TermKind.Since)))
            return -1;
        terms.At = start;
        return null;
    }

    // "an hour and twenty minutes"
    private static SaidDistance? Lengths(TermCursor terms)
    {
        SaidDistance? sum = null;
        while (Length(terms) is { } length)
        {
            sum = new SaidDistance((sum?.Months ?? 0) + length.Months, (sum?.Days ?? 0) + length.Days, (sum?.Minutes ?? 0) + length.Minutes);
            if (terms.Current.Kind == TermKind.And && terms.Ahead(1).Kind is TermKind.Number or TermKind.Duration)
                terms.At++;
        }

        return sum is { } far && (far.Months > Farthest.Months || far.Days > Farthest.Days || far.Minutes > Farthest.Minutes) ? null : sum;
    }

    private static SaidDistance? Length(TermCursor terms)
    {
        var start = terms.At;
        if (terms.Take(TermKind.Duration, out var minutes))
            return new SaidDistance(0, 0, minutes);
        if (terms.Take(TermKind.Number, out var count) && count <= MostOfOne)
        {
            var more = More(terms);
            var unit = terms.Take(TermKind.Hours) ? TimeUnit.Hour : terms.Take(TermKind.Unit, out var said) ? (TimeUnit)said : (TimeUnit?)null;
            if (unit is { } known && Of(known, count, more > 0 ? more : More(terms)) is { } length)
                return unit == TimeUnit.Hour ? length with { Minutes = length.Minutes + MinutesBehind(terms) } : length;
        }

        terms.At = start;
        return null;
    }

    // "une heure trente"; more words behind it may make something else of the number.
    private static int MinutesBehind(TermCursor terms)
    {
        var isLast = terms.Ahead(-1).Kind == TermKind.Hours && terms.Current.Value < 60 && terms.Ahead(1) == default;
        return isLast && terms.Take(TermKind.Number, out var minutes) ? minutes : 0;
    }

    // "and a half", "and a quarter", in sixtieths of what they are of.
    private static int More(TermCursor terms)
    {
        var start = terms.At;
        terms.Take(TermKind.And);
        if (terms.Take(TermKind.Half))
            return 30;
        if (terms.Take(TermKind.Quarter))
            return 15;
        terms.At = start;
        return 0;
    }

    // Half a day is no sensible half of a calendar day; only hours are divided, and years.
    private static SaidDistance? Of(TimeUnit unit, int count, int more) => (unit, more) switch
    {
        (TimeUnit.Minute, 0) => new SaidDistance(0, 0, count),
        (TimeUnit.Hour, _) => new SaidDistance(0, 0, (count * 60) + more),
        (TimeUnit.Day, 0) => new SaidDistance(0, count, 0),
        (TimeUnit.Week, 0) => new SaidDistance(0, count * 7, 0),
        (TimeUnit.Month, 0) => new SaidDistance(count, 0, 0),
        (TimeUnit.Year, _) => new SaidDistance((count * 12) + (more / 5), 0, 0),
        _ => null,
    };
}
