using System.Globalization;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Reads dates of the calendar. Without a year, the nearest one in the given direction is meant.</summary>
internal sealed class CalendarReader(DateWords dates, DateOnly today, bool future)
{
    /// <summary>The date at this place, if one stands there.</summary>
    public Day? Read(IReadOnlyList<Word> words, int at) =>
        Written(words, at) ?? DayThenMonth(words, at) ?? MonthThenDay(words, at) ?? Ideographs(words, at);

    // 2025-12-03, 3/12/2025, 3.12.2025, 12/3
    private Day? Written(IReadOnlyList<Word> words, int at)
    {
        if (at + 2 >= words.Count || !words[at].IsNumber || !words[at + 2].IsNumber || words[at + 1].Text is not ("-" or "/" or "."))
            return null;

        var mark = words[at + 1].Text;
        var whole = at + 4 < words.Count && string.Equals(words[at + 3].Text, mark, StringComparison.Ordinal) && words[at + 4].IsNumber;
        if (!whole)
            return mark is "/" ? Ordered(Value(words[at]), Value(words[at + 2]), year: null, count: 3) : null;
        return words[at].Text.Length == 4
            ? Make(Value(words[at]), Value(words[at + 2]), Value(words[at + 4]), 5)
            : Ordered(Value(words[at]), Value(words[at + 2]), Value(words[at + 4]), 5);
    }

    private Day? Ordered(int first, int second, int? year, int count)
    {
        var (day, month) = dates.MonthFirst ? (second, first) : (first, second);
        return Make(year, month, day, count);
    }

    private Day? DayThenMonth(IReadOnlyList<Word> words, int start)
    {
        var at = start + Fillers(words, start, 2);
        if (DayOfMonth(words, at) is not var (day, count))
            return null;
        at += count;
        at += Fillers(words, at, 3);
        if (Words.Lookup(words, at, dates.Months) is not var (month, monthWords))
            return null;
        at += monthWords;
        var year = Year(words, ref at);
        return Make(year, month, day, at - start);
    }

    private Day? MonthThenDay(IReadOnlyList<Word> words, int start)
    {
        if (Words.Lookup(words, start, dates.Months) is not var (month, monthWords))
            return null;
        var at = start + monthWords;
        at += Fillers(words, at, 1);
        if (DayOfMonth(words, at) is not var (day, count))
            return null;
        at += count;
        if (at < words.Count && words[at].Text is "st" or "nd" or "rd" or "th")
            at++;
        var year = Year(words, ref at);
        return Make(year, month, day, at - start);
    }

    // 3月5日
    private Day? Ideographs(IReadOnlyList<Word> words, int at)
    {
        if (Numbers.Read(dates, words, at, 12) is not var (month, count) || at + count >= words.Count || words[at + count].Text is not "月")
            return null;
        if (Numbers.Read(dates, words, at + count + 1, 31) is not var (day, dayCount))
            return null;
        var end = at + count + 1 + dayCount;
        if (end < words.Count && words[end].Text is "日" or "号")
            end++;
        return Make(year: null, month, day, end - at);
    }

    private (int Value, int Count)? DayOfMonth(IReadOnlyList<Word> words, int at) =>
        Words.Lookup(words, at, dates.Ordinals) ?? Numbers.Read(dates, words, at, 31);

    private int? Year(IReadOnlyList<Word> words, ref int at)
    {
        var skipped = Fillers(words, at, 2);
        if (at + skipped >= words.Count || words[at + skipped] is not { IsNumber: true, Text: ['1' or '2', _, _, _] and var text })
            return null;
        at += skipped + 1;
        return int.Parse(text, CultureInfo.InvariantCulture);
    }

    private int Fillers(IReadOnlyList<Word> words, int at, int most)
    {
        var skipped = 0;
        while (skipped < most && at + skipped < words.Count && dates.Fillers.Contains(words[at + skipped].Text))
            skipped++;
        return skipped;
    }

    private Day? Make(int? year, int month, int day, int count)
    {
        var nearest = year switch { null => today.Year, < 100 => 2000 + year.Value, _ => year.Value };
        if (month is < 1 or > 12 || day < 1 || nearest is < 1900 or > 2199 || day > DateTime.DaysInMonth(nearest, month))
            return null;

        var date = new DateOnly(nearest, month, day);
        if (year is null && !future && date > today)
            date = date.AddYears(-1);
        else if (year is null && future && date < today)
            date = date.AddYears(1);
        return new Day(date, count);
    }

    private static int Value(Word word) => int.TryParse(word.Text, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
