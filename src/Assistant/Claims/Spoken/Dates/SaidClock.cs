namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A time of day as it was said, of which the half of the day may be open.</summary>
/// <param name="Hour">The hour; not checked.</param>
/// <param name="Minute">The minute; not checked.</param>
/// <param name="IsDefinite">Whether the hour counts from midnight: 15, 0, 08, noon.</param>
/// <param name="IsMidnight">Whether it was called midnight, of which a day has two.</param>
/// <param name="IsBeforeTwelve">Whether it was told by how long before twelve it is, so that a.m. and p.m. may be of the one or the other.</param>
internal readonly record struct SaidClock(int Hour, int Minute, bool IsDefinite, bool IsMidnight = false, bool IsBeforeTwelve = false)
{
    /// <summary>The same so many minutes earlier: "quarter to one" is 12:45.</summary>
    public SaidClock Earlier(int minutes)
    {
        var hour = IsMidnight ? 24 : Hour;
        var total = (hour * 60) + Minute - minutes;
        return total < 60 && !IsDefinite
            ? new SaidClock(12, total, false)
            : new SaidClock(total / 60, total % 60, IsDefinite || IsMidnight, IsBeforeTwelve: !IsDefinite && Hour == 12 && minutes > 0);
    }
}
