namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Days of a month that is told by how far it is, or not at all, and how they are said with hours.</summary>
public sealed class SpokenMonthTests
{
    private const string November = "2026-11-22T08:30:00+00:00";

    [Theory]
    [InlineData(November, "en-US", "the fifth of next month", "2026-12-05T00:00:00+01:00")]
    [InlineData(November, "en-US", "on the third of last month at nine", "2026-10-03T09:00:00+02:00")]
    [InlineData(November, "fr-FR", "le cinq du mois prochain à dix heures", "2026-12-05T10:00:00+01:00")]
    [InlineData(November, "es-ES", "el cinco del próximo mes", "2026-12-05T00:00:00+01:00")]
    [InlineData(November, "es-ES", "el tres del mes pasado", "2026-10-03T00:00:00+02:00")]
    [InlineData(November, "zh-CN", "下个月五号上午十点", "2026-12-05T10:00:00+01:00")]
    [InlineData(November, "zh-CN", "上个月三号", "2026-10-03T00:00:00+02:00")]
    [InlineData("2026-12-15T12:00:00+00:00", "en-US", "the fifth of next month", "2027-01-05T00:00:00+01:00")]
    [InlineData("2027-01-15T12:00:00+00:00", "fr-FR", "le trente et un du mois dernier", "2026-12-31T00:00:00+01:00")]
    [InlineData("2027-01-31T12:00:00+00:00", "en-US", "the 28th of next month", "2027-02-28T00:00:00+01:00")]
    public void A_month_is_told_by_how_far_it_is(string now, string language, string said, string kept) => Some.Dates(language, now).Read(said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("2027-01-31T12:00:00+00:00", "en-US", "the 30th of next month", "no such date")]
    [InlineData(November, "en-US", "the thirty-first of this month", "no such date")]
    [InlineData(November, "en-US", "next month", "which day of the month")]
    [InlineData(November, "fr-FR", "le mois prochain", "which day of the month")]
    [InlineData(November, "es-ES", "el mes que viene", "which day of the month")]
    [InlineData(November, "zh-CN", "下个月", "which day of the month")]
    public void A_month_without_such_a_day_is_refused(string now, string language, string said, string reason) =>
        Some.Dates(language, now).Read(said).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("fr-FR", "vendredi le 27 à quinze heures", "2026-11-27T15:00:00+01:00")]
    [InlineData("fr-FR", "vendredi 27 à quinze heures", "2026-11-27T15:00:00+01:00")]
    [InlineData("es-ES", "el viernes 27 a las cinco de la tarde", "2026-11-27T17:00:00+01:00")]
    [InlineData("es-ES", "el viernes veintisiete por la tarde", "2026-11-27T15:00:00+01:00")]
    [InlineData("es-ES", "el viernes 4 de diciembre por la tarde", "2026-12-04T15:00:00+01:00")]
    [InlineData("fr-FR", "vendredi prochain à 15 heures", "2026-11-27T15:00:00+01:00")]
    [InlineData("fr-FR", "le 22 à midi", "2026-11-22T12:00:00+01:00")]
    [InlineData("es-ES", "el 22 a las doce y media", "2026-11-22T12:30:00+01:00")]
    public void The_month_may_be_left_out(string language, string said, string kept) => Some.Dates(language).Read(said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("es-ES", "este viernes 4 por la tarde", "2026-12-04T15:00:00+01:00")]
    [InlineData("es-ES", "este lunes 7 por la mañana", "2026-12-07T09:00:00+01:00")]
    [InlineData("fr-FR", "ce vendredi 4 au matin", "2026-12-04T09:00:00+01:00")]
    [InlineData("es-ES", "este viernes 4 de la tarde", "2026-12-04T16:00:00+01:00")]
    [InlineData("es-ES", "este lunes 7 de madrugada", "2026-12-07T03:00:00+01:00")]
    public void A_number_behind_a_weekday_is_an_hour_only_of_a_part_of_the_day(string language, string said, string kept) =>
        Some.Dates(language, "2026-12-01T08:30:00+00:00").Read(said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("fr-FR", "le 5 à 15h", "2026-11-05 or 2026-12-05")]
    [InlineData("es-ES", "el cinco a las tres", "2026-11-05 or 2026-12-05")]
    [InlineData("fr-FR", "le 1er à 15h", "2026-11-01 or 2026-12-01")]
    public void Both_days_are_named_where_it_may_be_either(string language, string said, string days) => Some.Dates(language).Read(said).Reason!.ShouldContain(days);

    [Theory]
    [InlineData("en-US", "this noon", "2026-11-22T12:00:00+01:00")]
    [InlineData("en-US", "fri 27 nov 2026 at 5pm", "2026-11-27T17:00:00+01:00")]
    [InlineData("en-US", "a couple hours ago", "2026-11-22T07:30:00+01:00")]
    [InlineData("en-US", "45 mins ago", "2026-11-22T08:45:00+01:00")]
    [InlineData("en-US", "yesterday at twenty five past six", "2026-11-21T18:25:00+01:00")]
    [InlineData("en-US", "yesterday at a quarter after seven in the evening", "2026-11-21T19:15:00+01:00")]
    [InlineData("en-US", "the day before yesterday, at twenty past eleven at night", "2026-11-20T23:20:00+01:00")]
    [InlineData("fr-FR", "ce midi", "2026-11-22T12:00:00+01:00")]
    [InlineData("fr-FR", "samedi dernier à midi et quart", "2026-11-21T12:15:00+01:00")]
    [InlineData("fr-FR", "dans trois quarts d'heure", "2026-11-22T10:15:00+01:00")]
    [InlineData("es-MX", "mañana quince para las tres", "2026-11-23T14:45:00+01:00")]
    [InlineData("es-ES", "este mediodía", "2026-11-22T12:00:00+01:00")]
    [InlineData("es-ES", "dentro de hora y media", "2026-11-22T11:00:00+01:00")]
    [InlineData("es-ES", "hace un par de horas", "2026-11-22T07:30:00+01:00")]
    [InlineData("es-ES", "hace una semana el domingo a las seis de la tarde", "2026-11-15T18:00:00+01:00")]
    [InlineData("zh-CN", "明天下午三点一刻", "2026-11-23T15:15:00+01:00")]
    [InlineData("zh-CN", "后天中午十二点半", "2026-11-24T12:30:00+01:00")]
    [InlineData("zh-CN", "下周五下午五点四十五分", "2026-11-27T17:45:00+01:00")]
    [InlineData("zh-CN", "上礼拜天晚上八点", "2026-11-15T20:00:00+01:00")]
    [InlineData("zh-CN", "昨天晚上十点二十", "2026-11-21T22:20:00+01:00")]
    public void Callers_say(string language, string said, string kept) => Some.Dates(language).Read(said).Value.ShouldBe(kept);
}
