using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Reads a day: yesterday, last Monday, three days ago, the 3rd of March, 3/12/2025, 2025-12-03.</summary>
internal sealed class DayReader(DateWords dates, DateTime now, bool future)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now);
    private readonly CalendarReader _calendar = new(dates, DateOnly.FromDateTime(now), future);

    /// <summary>The day at this place, if one stands there.</summary>
    public Day? Read(IReadOnlyList<Word> words, int at)
    {
        if (at >= words.Count)
            return null;

        return Distance(words, at) ?? _calendar.Read(words, at) ?? Named(words, at) ?? Weekday(words, at);
    }

    private Day? Named(IReadOnlyList<Word> words, int at)
    {
        var part = Words.Lookup(words, at, dates.DayParts);
        var day = Words.Lookup(words, at, dates.Days);
        if (part is var (near, partWords) && partWords >= (day?.Count ?? 0))
            return new Day(_today.AddDays(near.Day), partWords) { PartHour = near.Hour };
        if (day is not var (offset, count) || (at > 0 && dates.NoDayAfter.Contains(words[at - 1].Text)))
            return null;
        return new Day(_today.AddDays(offset), count);
    }

    private Day? Weekday(IReadOnlyList<Word> words, int at)
    {
        var last = Words.Longest(words, at, dates.Last);
        var next = Words.Longest(words, at, dates.Next);
        var before = Math.Max(last, next);
        if (Words.Lookup(words, at + before, dates.Weekdays) is not var (weekday, count))
            return null;

        var end = at + before + count;
        if (before == 0)
        {
            last = Words.Longest(words, end, dates.Last);
            next = Words.Longest(words, end, dates.Next);
            end += Math.Max(last, next);
        }

        var forward = next > 0 || (last == 0 && future);
        var days = ((int)weekday - (int)_today.DayOfWeek + 7) % 7;
        return new Day(_today.AddDays(forward ? (days == 0 ? 7 : days) : days - 7), end - at);
    }

    private (int Value, int Count)? Amount(IReadOnlyList<Word> words, int at) =>
        at < words.Count && dates.One.Contains(words[at].Text) ? (1, 1) : Numbers.Read(dates, words, at, 365);

    // "three days ago", "il y a trois jours", "in two hours"
    private Day? Distance(IReadOnlyList<Word> words, int start)
    {
        var behind = Words.Longest(words, start, dates.AgoBefore);
        var ahead = Words.Longest(words, start, dates.InBefore);
        var at = start + Math.Max(behind, ahead);
        while (behind + ahead > 0 && at < words.Count && dates.Fillers.Contains(words[at].Text))
            at++;
        if (Amount(words, at) is not var (amount, count))
            return null;
        at += count;
        if (Words.Lookup(words, at, dates.Units) is not var (hours, unitWords))
            return null;
        at += unitWords;

        var ago = Words.Longest(words, at, dates.AgoAfter);
        if (behind == 0 && ahead == 0 && ago == 0)
            return null;

        var sign = ahead > 0 && ago == 0 ? 1 : -1;
        var moment = now.AddHours((double)sign * amount * hours);
        var exact = hours == 1 ? TimeOnly.FromDateTime(moment) : (TimeOnly?)null;
        return new Day(DateOnly.FromDateTime(moment), at + ago - start) { Time = exact is { } time ? new TimeOnly(time.Hour, time.Minute) : null };
    }
}
