using System.Runtime.InteropServices;

namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A date of the calendar as it was said; nothing of it is checked.</summary>
/// <param name="Day">Day of the month.</param>
/// <param name="Month">Month; null where it was left out.</param>
/// <param name="Year">Year; null where it was left out.</param>
/// <param name="MonthsAway">Distance of the month from this one; null where that was not said.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SaidDate(int Day, int? Month, int? Year, int? MonthsAway = null)
{
    /// <summary>The day in that month; null where the month has no such day.</summary>
    public DateOnly? In(int year, int month) =>
        month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, Day) : null;
}
