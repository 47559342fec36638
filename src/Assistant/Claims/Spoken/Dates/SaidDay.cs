namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A day as it was said, by one or several of its names, which must agree.</summary>
internal sealed record SaidDay
{
    /// <summary>Distance from today.</summary>
    public int? FromToday { get; set; }

    /// <summary>Day of the week.</summary>
    public DayOfWeek? Weekday { get; set; }

    /// <summary>Distance of its week from this one.</summary>
    public int? Week { get; set; }

    /// <summary>Which such day of the week: <see cref="TermKind.Next"/>, <see cref="TermKind.Last"/> or <see cref="TermKind.This"/>.</summary>
    public TermKind? Which { get; set; }

    /// <summary>Date of the calendar.</summary>
    public SaidDate? Date { get; set; }

    /// <summary>Whether nothing was said of it.</summary>
    public bool IsEmpty => this == new SaidDay();
}
