using System.Globalization;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;
using Humanizer;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>No number is missed because its word means something else as well, as "sept" is a month on French calendars.</summary>
public sealed class EveryNumberTests
{
    private static readonly int[] Minutes = [0, 1, 5, 7, 10, 15, 20, 30, 45, 59];

    public static TheoryData<string> Languages => ["en", "fr", "es", "zh"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_hour_is_read(string language)
    {
        foreach (var hour in Enumerable.Range(0, 24))
        {
            foreach (var minute in Minutes)
                Some.Dates(language).Read(AtClock(language, hour, minute)).Value.ShouldBe($"2026-11-23T{HourOfDay(hour):00}:{minute:00}:00+01:00", AtClock(language, hour, minute));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_day_of_the_year_is_read(string language)
    {
        for (var day = new DateOnly(2028, 1, 1); day.Year == 2028; day = day.AddDays(1))
            Some.Dates(language).Read(On(language, day)).Value!.ShouldStartWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Case.Sensitive, On(language, day));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("fr-BE")]
    [InlineData("fr-CH")]
    [InlineData("es")]
    public void Every_pair_of_digits_of_a_telephone_number_is_read(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var pair in Enumerable.Range(10, 90))
        {
            var said = $"{0.ToWords(culture)} {6.ToWords(culture)}, {12.ToWords(culture)}, {pair.ToWords(culture)}, {56.ToWords(culture)}, {pair.ToWords(culture)}";
            TelephoneNumber.Read(said, PhoneNumber.Parse("+33612345678"), language).Value.ShouldBe($"+33612{pair}56{pair}", said);
        }
    }

    private static string AtClock(string language, int hour, int minute)
    {
        var (h, m) = (Said(language, hour), Said(language, minute));
        return language switch
        {
            "en" => $"tomorrow at {h} {(minute == 0 ? "o'clock" : minute < 10 ? $"oh {m}" : m)}",
            "fr" => minute == 0 ? $"demain à {h} heures" : $"demain à {h} heures {m}",
            "es" => minute == 0 ? $"mañana a las {h} horas" : $"mañana a las {h} y {m}",
            _ => minute == 0 ? $"明天{h}点" : $"明天{h}点{m}分",
        };
    }

    private static string On(string language, DateOnly day)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var (number, month) = (day.Day.ToWords(culture), culture.DateTimeFormat.GetMonthName(day.Month));
        return language switch
        {
            "en" => $"the {day.Day.ToOrdinalWords(culture)} of {month} 2028",
            "fr" => $"le {number} {month} 2028",
            "es" => $"el {number} de {month} de 2028",
            _ => $"2028年{month}{Said("zh", day.Day)}号",
        };
    }

    // One to six are in the afternoon.
    private static int HourOfDay(int hour) => hour is > 0 and < 7 ? hour + 12 : hour;

    private static string Said(string language, int number) => language switch
    {
        "zh" => number.ToWords(CultureInfo.GetCultureInfo("zh-Hans")),
        "fr" or "es" => number.ToWords(GrammaticalGender.Feminine, CultureInfo.GetCultureInfo(language)),
        _ => number.ToWords(CultureInfo.GetCultureInfo(language)),
    };
}
