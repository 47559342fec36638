using System.Globalization;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>A moment as it was said.</summary>
/// <param name="Start">First character of the words that say it.</param>
/// <param name="End">The character after the last one.</param>
/// <param name="Day">The day; null when only a time was said.</param>
/// <param name="Time">The time; null when only a day was said.</param>
internal sealed record Moment(int Start, int End, DateOnly? Day, TimeOnly? Time)
{
    /// <summary>ISO 8601 on the caller's clock: a date, or date and time with offset. A time without a day is the nearest one in the given direction.</summary>
    public string Iso(CallFacts call, bool future)
    {
        var day = Day ?? Nearest(call.Now.DateTime, future);
        return Time is { } time
            ? call.At(day.ToDateTime(time)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private DateOnly Nearest(DateTime now, bool future)
    {
        var (today, clock) = (DateOnly.FromDateTime(now), TimeOnly.FromDateTime(now));
        return future ? (Time < clock ? today.AddDays(1) : today) : (Time > clock ? today.AddDays(-1) : today);
    }
}
