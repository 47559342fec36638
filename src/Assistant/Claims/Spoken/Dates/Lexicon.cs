using System.Globalization;

namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>The words of dates and times of a language, looked up the longest phrase first; reading takes time in proportion to the words.</summary>
internal sealed class Lexicon
{
    private const int LongestDigits = 4;
    private const int LastHour = 12;
    private static readonly string[] OfHour = ["de la ", "du "];
    private static readonly TermKind[] OfHours = [TermKind.Hours, TermKind.HourMark, TermKind.Unit, TermKind.Colon, TermKind.And, TermKind.Minus, TermKind.To, TermKind.Number, TermKind.Half, TermKind.Quarter];
    private readonly Dictionary<string, Term[]> phrases = new(StringComparer.Ordinal);
    private readonly NumberWords numbers;
    private readonly int longest;
    private readonly string dayArticle;

    public Lexicon(SpokenLanguage language)
    {
        numbers = language.Numbers;
        dayArticle = language.DayArticle;
        foreach (var (said, meant) in language.DateWords)
        {
            foreach (var phrase in said.Split('|'))
                phrases[SpokenWords.Phrase(phrase)] = meant;
        }

        foreach (var phrase in $"{language.Around}|{language.Hesitations}".Split('|'))
            phrases.TryAdd(SpokenWords.Phrase(phrase), [TermKind.Filler]);
        AddCalendar(CultureInfo.GetCultureInfo(language.Code).DateTimeFormat);
        phrases[SpokenWords.Pause] = [TermKind.Filler];
        phrases[":"] = [TermKind.Colon];
        longest = Math.Max(numbers.Longest, phrases.Keys.Max(SpokenWords.CountOf));
    }

    /// <summary>The meaning of all words, in their order.</summary>
    public IReadOnlyList<Term> Read(IReadOnlyList<string> words)
    {
        var terms = new List<Term>(words.Count);
        for (var at = 0; at < words.Count;)
            at += Next(words, at, terms);
        if (dayArticle.Length > 0)
            MarkDays(terms);
        return terms;
    }

    // "le 5 à midi", "el viernes 27": the number is a day of the month, unless what follows makes an hour of it.
    private void MarkDays(List<Term> terms)
    {
        for (var at = 1; at < terms.Count; at++)
        {
            if (terms[at] is not { Kind: TermKind.Number, Value: >= 1 and <= 31 } number)
                continue;
            var behind = at + 1 < terms.Count ? terms[at + 1].Kind : TermKind.Unknown;
            // "A las cuatro de la tarde", but "el viernes 4 por la tarde".
            var isHour = behind == TermKind.Part && number.Value <= LastHour && OfHour.Any(word => terms[at + 1].Said.StartsWith(word, StringComparison.Ordinal));
            var isDay = $" {terms[at - 1].Said}".EndsWith($" {dayArticle}", StringComparison.Ordinal) || (terms[at - 1].Kind == TermKind.Weekday && !isHour);
            if (isDay && !OfHours.Contains(behind))
                terms[at] = number with { Kind = TermKind.Ordinal };
        }
    }

    private int Next(IReadOnlyList<string> words, int at, List<Term> terms)
    {
        for (var count = Math.Min(longest, words.Count - at); count > 0; count--)
        {
            var phrase = SpokenWords.Joined(words, at, count);
            if (phrases.TryGetValue(phrase, out var meant))
                terms.AddRange(meant.Select(term => term with { Said = phrase }));
            else if (numbers.Cardinal(phrase) is { } number)
                terms.Add(new Term(TermKind.Number, number, phrase));
            else if (numbers.Ordinal(phrase) is { } day)
                terms.Add(new Term(TermKind.Ordinal, day, phrase));
            else
                continue;
            return count;
        }

        var isNumber = words[at].Length <= LongestDigits && words[at].All(char.IsAsciiDigit);
        terms.Add(isNumber ? new Term(TermKind.Number, int.Parse(words[at], CultureInfo.InvariantCulture), words[at]) : new Term(TermKind.Unknown, 0, words[at]));
        return 1;
    }

    private void AddCalendar(DateTimeFormatInfo calendar)
    {
        // "Sept" is seven in French before it is September.
        foreach (var names in (string[][])[calendar.MonthNames, calendar.MonthGenitiveNames, calendar.AbbreviatedMonthNames])
        {
            for (var month = 1; month <= 12; month++)
            {
                if (SpokenWords.Phrase(names[month - 1]) is var name && numbers.Cardinal(name) is null)
                    phrases.TryAdd(name, [new Term(TermKind.Month, month)]);
            }
        }

        foreach (var day in Enum.GetValues<DayOfWeek>())
            phrases.TryAdd(SpokenWords.Phrase(calendar.GetDayName(day)), [Term.Weekday(day)]);
    }
}
