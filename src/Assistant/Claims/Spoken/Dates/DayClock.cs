namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>
/// Finds the time of day that was said. Hours from one to twelve go with the part of the day; without one, one to six are in the afternoon and
/// seven to twelve before it, as people speak of their day. A part of the day by itself is kept by an hour in its middle, and that is told:
/// a caller who only knows "in the evening" is not to be asked until an hour is made up.
/// </summary>
internal static class DayClock
{
    private const int FirstMorningHour = 7;
    private const int SmallHoursEnd = 6;

    private const string Disagreement = "the hour is not in the part of the day that was said; ask for the date and the hour";

    /// <summary>The time; null, with the reason, where there is no such time or it is not the only one.</summary>
    /// <param name="clock">The time as it was said.</param>
    /// <param name="part">The part of the day; null where none was said.</param>
    /// <param name="half">a.m. or p.m.; null where neither was said.</param>
    /// <param name="reason">Why there is none.</param>
    public static TimeOfDay? Find(SaidClock clock, PartOfDay? part, PartOfDay? half, out string? reason)
    {
        if (half is not null && part is null && clock is { IsBeforeTwelve: true, Hour: 11 })
        {
            reason = $"it may be {clock.Hour}:{clock.Minute:00} or {clock.Hour + 12}:{clock.Minute:00}: ask whether it is before noon or before midnight, and send the hour";
            return null;
        }

        var isNight = part == PartOfDay.Night;
        var found = Find(clock, half is null || (part is not null && !isNight) ? part : half, out reason);
        if (part is null || half is null || found is not { } time)
            return found;
        var agrees = (time.Hour < 12) == (half == PartOfDay.Am) && !(isNight && time.Hour is >= SmallHoursEnd and <= 12);
        reason = agrees ? null : Disagreement;
        return agrees ? time with { Days = isNight && time.Hour < SmallHoursEnd ? 1 : 0 } : null;
    }

    private static TimeOfDay? Find(SaidClock clock, PartOfDay? part, out string? reason)
    {
        reason = clock.Hour is < 0 or > 23 || clock.Minute is < 0 or > 59 ? $"there is no time {clock.Hour}:{clock.Minute:00}; ask for the hour" : null;
        if (reason is not null)
            return null;
        if (clock.IsDefinite && (part is null || clock.Hour is 0 or > 12))
            return Definite(clock, part, out reason);
        var hour = (part, clock.Hour) switch
        {
            (null, < FirstMorningHour) => clock.Hour + 12,
            (null, _) => clock.Hour,
            (PartOfDay.Am, 12) => 0,
            (PartOfDay.Am, _) => clock.Hour,
            (PartOfDay.Pm, 12) => 12,
            (PartOfDay.Pm, _) => clock.Hour + 12,
            (PartOfDay.SmallHours, 12) => 0,
            (PartOfDay.SmallHours, <= 6) => clock.Hour,
            (PartOfDay.Morning, < 12) => clock.Hour,
            (PartOfDay.Midday, 11 or 12) => clock.Hour,
            (PartOfDay.Midday, <= 3) => clock.Hour + 12,
            (PartOfDay.Afternoon, 12) => 12,
            (PartOfDay.Afternoon, <= 9) => clock.Hour + 12,
            (PartOfDay.Evening, >= 4 and < 12) => clock.Hour + 12,
            (PartOfDay.Night, >= 6 and < 12) => clock.Hour + 12,
            (PartOfDay.Night, 12) => 24,
            (PartOfDay.Night, 4 or 5) => null, // "Tonight at five" may be in the evening.
            (PartOfDay.Night, _) => clock.Hour + 24,
            _ => (int?)null,
        };
        if (hour is null)
            reason = "the hour and the part of the day do not tell one time; ask for the date and the hour";
        var taken = part is null && hour is { } assumed && assumed > 12 ? $"taken as {assumed}:{clock.Minute:00}, for no part of the day was said" : null;
        return hour is { } found ? new TimeOfDay(found % 24, clock.Minute, found / 24, taken) : null;
    }

    /// <summary>The hour that a part of the day is kept by; null for a mere a.m. or p.m.</summary>
    public static TimeOfDay? Middle(PartOfDay part)
    {
        int? hour = part switch
        {
            PartOfDay.SmallHours => 3,
            PartOfDay.Morning => 9,
            PartOfDay.Midday => 12,
            PartOfDay.Afternoon => 15,
            PartOfDay.Evening => 20,
            PartOfDay.Night => 22,
            _ => null,
        };
        return hour is { } known ? new TimeOfDay(known, 0, 0, $"kept as {known}:00 for this part of the day; send the hour if the caller tells it") : null;
    }

    private static TimeOfDay? Definite(SaidClock clock, PartOfDay? part, out string? reason)
    {
        var agrees = (part, clock.Hour) switch
        {
            (PartOfDay.Am or PartOfDay.SmallHours, >= 12) or (PartOfDay.Morning, > 12) => false,
            (PartOfDay.Afternoon, < 12) or (PartOfDay.Midday, < 11 or > 15) => false,
            (PartOfDay.Evening, < 16) or (PartOfDay.Night, >= 6 and < 18) => false,
            (PartOfDay.Pm, < 12) => false,
            _ => true,
        };
        reason = agrees ? null : Disagreement;
        return agrees ? new TimeOfDay(clock.Hour, clock.Minute, part == PartOfDay.Night && clock.Hour < 6 ? 1 : 0) : null;
    }
}
