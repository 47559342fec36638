using System.Globalization;

namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>Puts a time of the wall clock into the time zone of the call. Where clocks are changed there is none, or there are two.</summary>
/// <param name="zone">The time zone.</param>
internal sealed class LocalTime(TimeZoneInfo zone)
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2199;

    /// <summary>Why a moment in that year is none that a caller means; null where it may be.</summary>
    public static string? Objection(int year) => year is < EarliestYear or > LatestYear ? $"it is not between {EarliestYear} and {LatestYear}" : null;

    /// <summary>The moment, or why there is not just one.</summary>
    /// <param name="local">On the wall clock.</param>
    /// <param name="hasTime">Whether its time of day was said; the beginning of a day is its first moment whatever the clock shows then.</param>
    /// <param name="remark">What was taken for granted before.</param>
    public MomentReading Read(DateTime local, bool hasTime, string? remark = null)
    {
        if (Objection(local.Year) is { } objection)
            return MomentReading.Refused(objection);
        if (zone.IsInvalidTime(local))
        {
            return hasTime
                ? MomentReading.Refused(string.Create(CultureInfo.InvariantCulture, $"clocks are set forward then, and {local:HH:mm} is left out on {local:yyyy-MM-dd}: ask for the hour"))
                : MomentReading.Of(AfterGap(local), hasTime, remark);
        }

        if (!zone.IsAmbiguousTime(local))
            return MomentReading.Of(new DateTimeOffset(local, zone.GetUtcOffset(local)), hasTime, remark);
        var offsets = zone.GetAmbiguousTimeOffsets(local).OrderDescending().ToArray();
        if (!hasTime)
            return MomentReading.Of(new DateTimeOffset(local, offsets[0]), hasTime, remark);
        var (first, second) = (DateTimeReader.Write(new(local, offsets[0])), DateTimeReader.Write(new(local, offsets[^1])));
        return MomentReading.Refused($"clocks are set back then, and that hour comes twice: send {first} or {second}, or ask whether it was before or after the change");
    }

    // The offset before the gap, counted on, is the moment at which the clock is set forward.
    private DateTimeOffset AfterGap(DateTime local) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))), zone);
}
