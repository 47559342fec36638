using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds moments in an utterance: a day and a time in either order, with words without meaning between them.</summary>
/// <param name="dates">The language's words of time.</param>
/// <param name="now">The moment of speaking, on the speaker's clock.</param>
/// <param name="future">Whether "Monday" means the next one.</param>
internal sealed class MomentReader(DateWords dates, DateTime now, bool future)
{
    private const int FillersBetween = 3;
    private readonly DayReader _days = new(dates, now, future);
    private readonly TimeReader _times = new(dates);

    /// <summary>All moments, in the order in which they were said.</summary>
    /// <param name="utterance">What was said.</param>
    /// <param name="expected">Whether the question was for a moment; then a bare hour counts as well.</param>
    public IReadOnlyList<Moment> Find(string utterance, bool expected)
    {
        var words = Words.Of(utterance);
        var found = new List<Moment>();
        for (var at = 0; at < words.Count; at++)
        {
            if (Read(words, at) is not var (moment, count) || (moment.Day is null && !expected))
                continue;

            found.Add(moment);
            at += count - 1;
        }

        return found;
    }

    private (Moment Moment, int Count)? Read(List<Word> words, int start)
    {
        Day? day = null;
        ClockTime? time = null;
        var end = start;
        for (var at = start; at < words.Count; at = end)
        {
            var skipped = end == start ? 0 : Skip(words, at);
            if (day is null && _days.Read(words, at + skipped) is { } readDay)
            {
                day = readDay;
                end = at + skipped + readDay.Words;
            }
            else if (time is null && ReadTime(words, at, skipped) is var (readTime, taken))
            {
                time = readTime;
                end = at + taken;
            }
            else
            {
                break;
            }
        }

        if (end == start)
            return null;
        return (Combine(words[start].Start, words[end - 1].End, day, time), end - start);
    }

    // The introduction of a time ("at") may itself be one of the words without meaning, so each place between is tried.
    private (ClockTime Time, int Taken)? ReadTime(List<Word> words, int at, int skipped)
    {
        for (var skip = 0; skip <= skipped; skip++)
        {
            if (_times.Read(words, at + skip) is { } time)
                return (time, skip + time.Words);
        }

        return null;
    }

    private int Skip(List<Word> words, int at)
    {
        var skipped = 0;
        while (skipped < FillersBetween && at + skipped < words.Count && (dates.Fillers.Contains(words[at + skipped].Text) || words[at + skipped].Text is "t"))
            skipped++;
        return skipped;
    }

    private Moment Combine(int start, int end, Day? day, ClockTime? time)
    {
        var date = day?.Date;
        var clock = day?.Time;
        if (time is { } said)
        {
            var hour = said.Hour;
            if (!said.Definite && day?.PartHour is { } part)
            {
                // "yesterday evening at 8" is 20:00, "last night at 2" is after midnight.
                if (part >= 20 && hour < 6)
                    date = date?.AddDays(1);
                else if (part >= 12 && hour < 12)
                    hour += 12;
            }
            else if (!said.Definite && dates.TwelveHours && hour is >= 1 and <= 6)
            {
                hour += 12;
            }

            clock = new TimeOnly(hour, said.Minute);
        }
        else if (day?.PartHour is { } part)
        {
            clock = new TimeOnly(part, 0);
        }

        return new Moment(start, end, date, clock);
    }
}
