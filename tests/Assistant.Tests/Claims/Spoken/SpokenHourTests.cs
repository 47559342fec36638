using CallCenter.Assistant.Claims;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Hours as they are said in four languages, and words that sound like hours and are none. It is Sunday, 22 November 2026, half past nine in Paris.</summary>
public sealed class SpokenHourTests
{
    [Theory]
    [InlineData("en-US", "tomorrow at half past seven", "07:30")]
    [InlineData("en-GB", "tomorrow at half seven in the evening", "19:30")]
    [InlineData("en-US", "tomorrow evening at half past seven", "19:30")]
    [InlineData("en-US", "tomorrow at seven thirty p.m.", "19:30")]
    [InlineData("en-US", "tomorrow at 7.30 pm", "19:30")]
    [InlineData("en-US", "tomorrow at half past twelve", "12:30")]
    [InlineData("en-US", "tomorrow nine fifteen", "09:15")]
    [InlineData("es-MX", "mañana a las tres veinte", "15:20")]
    [InlineData("en-US", "tomorrow at half past six", "18:30")]
    [InlineData("fr-FR", "demain à sept heures et demie", "07:30")]
    [InlineData("fr-FR", "demain à sept heures", "07:00")]
    [InlineData("fr-FR", "demain à sept heures et demie du soir", "19:30")]
    [InlineData("fr-FR", "demain soir à sept heures et demie", "19:30")]
    [InlineData("fr-FR", "demain à dix-neuf heures trente", "19:30")]
    [InlineData("fr-FR", "demain à 19:30 h", "19:30")]
    [InlineData("fr-FR", "demain à vingt et une heures moins le quart", "20:45")]
    [InlineData("es-ES", "mañana a las siete y media", "07:30")]
    [InlineData("es-ES", "mañana siete y media", "07:30")]
    [InlineData("es-ES", "mañana a las siete y media de la tarde", "19:30")]
    [InlineData("es-ES", "mañana a las 19:30 horas", "19:30")]
    [InlineData("es-MX", "mañana diez para las cinco", "16:50")]
    [InlineData("es-MX", "mañana un cuarto para las cinco", "16:45")]
    [InlineData("zh-CN", "明天七点半", "07:30")]
    [InlineData("zh-CN", "明天早上七点半", "07:30")]
    [InlineData("zh-CN", "明天晚上七点半", "19:30")]
    [InlineData("zh-CN", "明天下午７点３０分", "19:30")]
    [InlineData("zh-CN", "明天下午差三分五点", "16:57")]
    [InlineData("en-US", "tomorrow at ten to five", "16:50")]
    [InlineData("en-US", "tomorrow at three minutes to five", "16:57")]
    [InlineData("en-US", "tomorrow, three minutes to five", "16:57")]
    [InlineData("en-US", "twenty to eight tomorrow morning", "07:40")]
    [InlineData("es-ES", "mañana a las dos y cuatro", "14:04")]
    [InlineData("fr-FR", "demain à deux heures et dix minutes", "14:10")]
    [InlineData("en-US", "tomorrow evening at 8 pm", "20:00")]
    [InlineData("en-US", "tomorrow night at 11 pm", "23:00")]
    [InlineData("en-US", "tomorrow night at 5 pm", "17:00")]
    [InlineData("en-US", "tomorrow at seven past five", "17:07")]
    public void Tomorrow_at(string language, string said, string time) => Read(said, language).Value.ShouldBe($"2026-11-23T{time}:00+01:00");

    [Theory]
    [InlineData("en-US", "tomorrow nine to five")]
    [InlineData("en-US", "tomorrow ten to twelve")]
    [InlineData("en-US", "tomorrow at two and four")]
    [InlineData("en-US", "tomorrow at 5 and 10")]
    [InlineData("en-US", "tomorrow at two to four in the afternoon")]
    [InlineData("en-US", "tomorrow evening five to seven")]
    [InlineData("fr-FR", "demain de 9 à 17 heures")]
    [InlineData("es-ES", "mañana de nueve a cinco")]
    [InlineData("zh-CN", "明天九点到五点")]
    public void From_one_hour_to_another_is_no_moment(string language, string said) => Read(said, language).Value.ShouldBeNull();

    [Theory]
    [InlineData("en-US", "before three tomorrow")]
    [InlineData("en-US", "tomorrow after three")]
    [InlineData("fr-FR", "demain avant 15 heures")]
    [InlineData("fr-FR", "d'ici demain")]
    [InlineData("es-ES", "mañana antes de las tres")]
    [InlineData("es-ES", "mañana después de las tres")]
    [InlineData("zh-CN", "明天三点前")]
    [InlineData("zh-CN", "明天三点之前")]
    [InlineData("zh-CN", "明天下午三点以后")]
    [InlineData("zh-CN", "明天三点后")]
    public void Before_and_after_an_hour_are_not_the_hour(string language, string said) => Read(said, language).Reason!.ShouldContain("not understood");

    [Theory]
    [InlineData("fr-FR", "depuis trois heures", "a length of time and an hour")]
    [InlineData("fr-FR", "depuis 14 heures", "a length of time and an hour")]
    [InlineData("zh-CN", "昨天半夜两点", "not understood")]
    [InlineData("en-US", "3.12.", "not understood")]
    [InlineData("en-US", "on 3.12. at 9", "not understood")]
    [InlineData("fr-FR", "le onze onze", "not understood")]
    [InlineData("es-ES", "el tres doce", "not understood")]
    [InlineData("en-US", "at three in the night", "not understood")]
    [InlineData("en-US", "tonight at five", "do not tell one time")]
    [InlineData("es-ES", "esta noche a las cuatro y media", "do not tell one time")]
    [InlineData("zh-CN", "今晚五点", "do not tell one time")]
    public void What_may_be_two_things_is_refused(string language, string said, string reason) => Read(said, language).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("last night at 2 am", "2026-11-22T02:00:00+01:00")]
    [InlineData("last night at 12 am", "2026-11-22T00:00:00+01:00")]
    [InlineData("1 am tomorrow night", "2026-11-24T01:00:00+01:00")]
    [InlineData("last Friday night", "2026-11-20T22:00:00+01:00")]
    [InlineData("last Friday night at two", "2026-11-21T02:00:00+01:00")]
    [InlineData("last night at 7 am", null)]
    [InlineData("tonight at 12 pm", null)]
    [InlineData("tomorrow morning at 5 pm", null)]
    [InlineData("yesterday evening at 9 am", null)]
    public void The_half_of_the_day_and_its_part_agree(string said, string? kept) => Read(said, "en-US").Value.ShouldBe(kept);

    [Theory]
    [InlineData("fr-FR", "ce soir à minuit", "2026-11-23T00:00:00+01:00")]
    [InlineData("fr-FR", "hier soir à minuit", "2026-11-22T00:00:00+01:00")]
    [InlineData("es-ES", "esta noche a medianoche", "2026-11-23T00:00:00+01:00")]
    [InlineData("es-ES", "anoche a las doce", "2026-11-22T00:00:00+01:00")]
    [InlineData("zh-CN", "今晚十二点", "2026-11-23T00:00:00+01:00")]
    public void The_midnight_of_an_evening_is_the_one_that_ends_it(string language, string said, string kept) => Read(said, language).Value.ShouldBe(kept);

    private static FieldValue Read(string said, string language) => Some.Dates(language).Read(said);
}
