using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Reads a time of day: 9:30, 9 am, nine thirty, half past nine, neuf heures et demie, las nueve y media de la noche, noon.</summary>
internal sealed class TimeReader(DateWords dates)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>The time at this place, if one stands there.</summary>
    public ClockTime? Read(IReadOnlyList<Word> words, int start)
    {
        var introduction = Words.Longest(words, start, dates.TimeIntroductions);
        var at = start + introduction;
        if (Words.Lookup(words, at, dates.NamedTimes) is var (named, length))
            return new ClockTime(named.Hour, named.Minute, introduction + length) { Definite = true };

        var before = Words.Lookup(words, at, dates.MinutesBeforeHour);
        at += before?.Count ?? 0;
        if (Numbers.Read(dates, words, at, 24) is not var (hour, hourWords) || hour == 24)
            return null;

        var leadingZero = words[at].Text is ['0', _];
        var isArticle = dates.One.Contains(words[at].Text);
        at += hourWords;
        var (minutes, certain) = Minutes(words, ref at);
        certain |= before is not null;
        var half = HalfOfDay(words, ref at);
        var isAmount = Words.Lookup(words, at, dates.Units) is not null; // "about 3 hours ago"
        if (!certain && half is null && (introduction == 0 || isArticle || isAmount))
            return null;

        if (half is { } afternoon)
            hour = afternoon ? (hour < 12 ? hour + 12 : hour) : hour % 12;
        var total = ((hour * 60) + minutes + (before?.Value ?? 0) + MinutesOfDay) % MinutesOfDay;
        return new ClockTime(total / 60, total % 60, at - start)
        {
            Definite = half is not null || leadingZero || hour is 0 or > 12 || before?.Value >= 720,
        };
    }

    private (int Minutes, bool Certain) Minutes(IReadOnlyList<Word> words, ref int at)
    {
        if (at + 1 < words.Count && words[at].Text is ":" or "." && words[at + 1].IsNumber && words[at + 1].Text.Length == 2)
        {
            var written = Numbers.Read(dates, words, at + 1, 59);
            at += written is null ? 0 : 2;
            return (written?.Value ?? 0, written is not null);
        }

        var hourWord = Words.Longest(words, at, dates.HourWords);
        at += hourWord;
        if (Words.Lookup(words, at, dates.MinutesAfterHour) is var (after, length))
        {
            at += length;
            return (after, true);
        }

        // "nine thirty", "9 heures 30"
        if (Numbers.Read(dates, words, at, 59) is var (spoken, count) && spoken >= 5 && (hourWord > 0 || (!words[at].IsNumber && spoken >= 10)))
        {
            at += count;
            return (spoken, true);
        }

        return (0, hourWord > 0);
    }

    private bool? HalfOfDay(IReadOnlyList<Word> words, ref int at)
    {
        var morning = Words.Longest(words, at, dates.Morning);
        var afternoon = Words.Longest(words, at, dates.Afternoon);
        at += Math.Max(morning, afternoon);
        return morning == afternoon ? null : afternoon > morning;
    }
}
