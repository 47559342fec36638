using System.Globalization;
using CallCenter.Assistant.Claims;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Days at the turn of weeks, months and years, and where clocks are changed.</summary>
public sealed class SpokenCalendarTests
{
    private const string NewYearsEve = "2026-12-31T12:00:00+00:00"; // A Thursday.
    private const string NewYear = "2027-01-01T12:00:00+00:00";

    [Theory]
    [InlineData(NewYearsEve, "en-US", "next Friday", "2027-01-01")]
    [InlineData(NewYearsEve, "en-US", "in two weeks", "2027-01-14")]
    [InlineData(NewYearsEve, "en-US", "Monday of last week", "2026-12-21")]
    [InlineData(NewYearsEve, "en-US", "the first of January", "2027-01-01")]
    [InlineData(NewYearsEve, "en-US", "the 31st", "2026-12-31")]
    [InlineData(NewYearsEve, "fr-FR", "après-demain", "2027-01-02")]
    [InlineData(NewYearsEve, "es-ES", "pasado mañana", "2027-01-02")]
    [InlineData(NewYearsEve, "zh-CN", "下周一", "2027-01-04")]
    [InlineData(NewYearsEve, "zh-CN", "一月三号", "2027-01-03")]
    [InlineData(NewYear, "en-US", "yesterday", "2026-12-31")]
    [InlineData(NewYear, "en-US", "the 31st of December", "2026-12-31")]
    [InlineData(NewYear, "en-US", "a month ago", "2026-12-01")]
    [InlineData(NewYear, "en-US", "the night of the 30th of December", "2026-12-30")]
    [InlineData(NewYear, "fr-FR", "le soir du 30 décembre", "2026-12-30")]
    [InlineData(NewYear, "es-ES", "la noche del 30 de diciembre", "2026-12-30")]
    [InlineData(NewYear, "en-US", "at nine December third 2026", "2026-12-03")]
    [InlineData(NewYear, "fr-FR", "le trente décembre", "2026-12-30")]
    [InlineData(NewYear, "es-ES", "el treinta de diciembre", "2026-12-30")]
    [InlineData(NewYear, "zh-CN", "十二月三十号", "2026-12-30")]
    [InlineData("2028-03-01T12:00:00+00:00", "en-US", "the 29th of February", "2028-02-29")]
    [InlineData("2026-05-31T12:00:00+00:00", "en-US", "in a month", "2026-06-30")]
    public void The_year_and_the_month_turn(string now, string language, string said, string day) => Day(now, language, said).ShouldBe(day);

    [Theory]
    [InlineData("en-US", "next Friday", "2027-01-08")]
    [InlineData("en-US", "last Friday", "2026-12-25")]
    [InlineData("en-US", "this Friday", "2027-01-01")]
    [InlineData("en-US", "Friday next week", "2027-01-08")]
    [InlineData("fr-FR", "vendredi prochain", "2027-01-08")]
    [InlineData("fr-FR", "vendredi dernier", "2026-12-25")]
    [InlineData("es-ES", "el próximo viernes", "2027-01-08")]
    [InlineData("es-ES", "el viernes pasado", "2026-12-25")]
    [InlineData("zh-CN", "下周五", "2027-01-08")]
    [InlineData("zh-CN", "这周五", "2027-01-01")]
    [InlineData("zh-CN", "上周五", "2026-12-25")]
    public void On_a_Friday(string language, string said, string day) => Day(NewYear, language, said).ShouldBe(day);

    [Theory]
    [InlineData("fr-FR", "le 3 décembre dernier", "2025-12-03")]
    [InlineData("fr-FR", "le 15 mars dernier", "2026-03-15")]
    [InlineData("fr-FR", "le 15 mars prochain", "2027-03-15")]
    [InlineData("es-ES", "el 3 de diciembre pasado", "2025-12-03")]
    [InlineData("es-ES", "el próximo 15 de marzo", "2027-03-15")]
    [InlineData("en-US", "last December the third", "2025-12-03")]
    [InlineData("en-US", "next Friday the 27th", "2026-11-27")]
    [InlineData("en-US", "last Friday the 13th", "2026-11-13")]
    public void A_date_that_is_said_to_be_last_or_next_is_that_one_however_near_another_is(string language, string said, string day) =>
        Day("2026-11-22T08:30:00+00:00", language, said).ShouldBe(day);

    [Theory]
    [InlineData(NewYear, "en-US", "on Friday", "2027-01-01 or 2027-01-08")]
    [InlineData("2026-04-20T12:00:00+00:00", "en-US", "the 31st", "2026-03-31 or 2026-05-31")]
    [InlineData("2026-04-20T12:00:00+00:00", "zh-CN", "31号", "2026-03-31 or 2026-05-31")]
    [InlineData("2026-02-10T12:00:00+00:00", "en-US", "the thirtieth", "2026-01-30 or 2026-03-30")]
    [InlineData("2026-06-10T12:00:00+00:00", "en-US", "June 31st", "no such date")]
    [InlineData("2026-06-10T12:00:00+00:00", "fr-FR", "le trente et un juin", "no such date")]
    [InlineData("2026-06-10T12:00:00+00:00", "es-ES", "el treinta y uno de junio", "no such date")]
    [InlineData("2026-10-25T12:00:00+00:00", "en-US", "today at half past two in the morning", "2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00")]
    [InlineData("2026-03-29T12:00:00+00:00", "fr-FR", "ce matin à deux heures et demie", "left out on 2026-03-29")]
    [InlineData("2026-10-25T12:00:00+00:00", "zh-CN", "今天凌晨两点半", "comes twice")]
    public void No_day_or_two_days_are_refused(string now, string language, string said, string reason) =>
        Some.Dates(language, now).Read(said).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("2026-03-28T12:00:00+00:00", "in 24 hours", "2026-03-29T14:00:00+02:00")]
    [InlineData("2026-03-28T12:00:00+00:00", "in one day", "2026-03-29T00:00:00+01:00")]
    [InlineData("2026-10-24T23:30:00+00:00", "in three hours", "2026-10-25T03:30:00+01:00")]
    [InlineData("2026-03-29T01:15:00+00:00", "half an hour ago", "2026-03-29T01:45:00+01:00")]
    [InlineData("2026-10-26T12:00:00+00:00", "yesterday at three in the morning", "2026-10-25T03:00:00+01:00")]
    public void Clocks_are_changed(string now, string said, string kept) => Some.Dates("en-US", now).Read(said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("America/New_York", "2026-03-07T15:00:00+00:00", "tomorrow at four in the morning", "2026-03-08T04:00:00-04:00")]
    [InlineData("America/New_York", "2026-11-01T15:00:00+00:00", "today at nine", "2026-11-01T09:00:00-05:00")]
    [InlineData("America/Santiago", "2026-09-05T15:00:00+00:00", "tomorrow", "2026-09-06T01:00:00-03:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T01:00:00+00:00", "tomorrow at three in the morning", "2026-10-04T03:00:00+11:00")]
    [InlineData("Asia/Kolkata", "2026-11-22T20:00:00+00:00", "tomorrow at nine", "2026-11-24T09:00:00+05:30")]
    public void Clocks_are_those_of_the_callers(string zone, string now, string said, string kept)
    {
        var callers = TimeZoneInfo.FindSystemTimeZoneById(zone);
        new DateTimeReader(TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), callers), callers, "en-US").Read(said).Value.ShouldBe(kept);
    }

    [Theory]
    [InlineData(NewYear, "on Friday at nine", "2027-01-08T09:00:00+01:00")]
    [InlineData(NewYear, "Friday evening", "2027-01-01T20:00:00+01:00")]
    [InlineData("2026-04-20T12:00:00+00:00", "the 31st at nine", "2026-05-31T09:00:00+02:00")]
    [InlineData(NewYearsEve, "at eight", "2027-01-01T08:00:00+01:00")]
    public void A_reminder_is_for_the_next_such_moment(string now, string said, string kept) =>
        DateTimeReader.Write(Some.Dates("en-US", now).Find(said, toCome: true).Moment!.Value).ShouldBe(kept);

    private static string? Day(string now, string language, string said) => Some.Dates(language, now).Read(said).Value?[..10];
}
