namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A word or phrase of a date or time with its meaning.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Value">The number that <paramref name="Kind"/> speaks of.</param>
/// <param name="Said">As it was said; empty in the tables.</param>
internal readonly record struct Term(TermKind Kind, int Value = 0, string Said = "")
{
    public static Term Day(int fromToday) => new(TermKind.Day, fromToday);

    public static Term Weekday(DayOfWeek day) => new(TermKind.Weekday, (int)day);

    public static Term Week(int fromThis) => new(TermKind.Week, fromThis);

    public static Term MonthAway(int fromThis) => new(TermKind.MonthAway, fromThis);

    /// <summary>A direction that stands behind its length of time only: "三天前" is three days ago, "前三天" the first three days.</summary>
    public static Term Behind(TermKind direction) => new(direction, 1);

    public static Term Part(PartOfDay part) => new(TermKind.Part, (int)part);

    public static Term Unit(TimeUnit unit) => new(TermKind.Unit, (int)unit);

    public static Term Duration(int minutes) => new(TermKind.Duration, minutes);

    public static Term Clock(int hour) => new(TermKind.Clock, hour * 60);

    public static Term AndMinutes { get; } = new(TermKind.And, 1);

    public static Term Number(int value) => new(TermKind.Number, value);

    public static implicit operator Term(TermKind kind) => new(kind);
}
