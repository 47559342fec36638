namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Words that do not make one moment, and what the model is told of them. It is Sunday, 22 November 2026, half past nine in Paris.</summary>
public sealed class ContradictionTests
{
    [Theory]
    [InlineData("en-US", "tomorrow quarter to twelve pm", "11:45 or 23:45")]
    [InlineData("en-US", "tomorrow at quarter to twelve am", "11:45 or 23:45")]
    [InlineData("en-US", "tomorrow at ten to twelve p.m.", "11:50 or 23:50")]
    [InlineData("es-ES", "mañana a las doce menos cuarto pm", "11:45 or 23:45")]
    public void Before_twelve_may_be_before_noon_and_before_midnight(string language, string said, string reason) => Reason(language, said).ShouldContain(reason);

    [Theory]
    [InlineData("en-US", "tomorrow at quarter to twelve", "11:45")]
    [InlineData("en-US", "tomorrow morning at quarter to twelve", "11:45")]
    [InlineData("en-US", "tomorrow at quarter to twelve at night", "23:45")]
    [InlineData("en-US", "tomorrow at quarter to one pm", "12:45")]
    [InlineData("en-US", "tomorrow at quarter past twelve pm", "12:15")]
    [InlineData("fr-FR", "demain à midi moins le quart", "11:45")]
    [InlineData("fr-FR", "demain à minuit moins dix", "23:50")]
    public void Before_twelve_is_plain_where_something_tells(string language, string said, string time) =>
        Some.Dates(language).Read(said).Value.ShouldBe($"2026-11-23T{time}:00+01:00");

    [Theory]
    [InlineData("en-US", "tomorrow next week at three", "by its week")]
    [InlineData("en-US", "next tomorrow", "no day of the week")]
    [InlineData("en-US", "last yesterday at nine", "no day of the week")]
    [InlineData("en-US", "next Friday of last week", "not the same")]
    [InlineData("en-US", "tomorrow, Monday of this week", "not the same")]
    [InlineData("en-US", "the third of December next week", "not the same")]
    [InlineData("fr-FR", "demain midi passé", "no day of the week")]
    [InlineData("es-ES", "mañana mediodía pasado", "no day of the week")]
    public void Names_of_a_day_that_do_not_go_together_are_refused(string language, string said, string reason) => Reason(language, said).ShouldContain(reason);

    [Theory]
    [InlineData("en-US", "Friday of this week", "2026-11-20")]
    [InlineData("en-US", "next Friday, the 27th", "2026-11-27")]
    [InlineData("en-US", "tomorrow, Monday the 23rd", "2026-11-23")]
    [InlineData("en-US", "next week on Thursday", "2026-11-26")]
    [InlineData("en-US", "next week, Thursday the 26th of November", "2026-11-26")]
    [InlineData("es-ES", "la semana que viene el jueves", "2026-11-26")]
    public void Names_of_a_day_that_agree_are_one_day(string language, string said, string day) => Some.Dates(language).Read(said).Value!.ShouldStartWith(day);

    [Theory]
    [InlineData("en-US", "within three days", "'within' makes it a limit")]
    [InlineData("en-US", "by Friday", "'by' makes it a limit")]
    [InlineData("en-US", "until tomorrow at noon", "'until' makes it a limit")]
    [InlineData("en-US", "tomorrow, no later than noon", "'no later than' makes it a limit")]
    [InlineData("en-US", "Friday no later than five", "'no later than' makes it a limit")]
    [InlineData("fr-FR", "d'ici trois jours", "'d ici' makes it a limit")]
    [InlineData("fr-FR", "avant demain midi", "'avant' makes it a limit")]
    [InlineData("fr-FR", "dans les trois jours", "'dans les' makes it a limit")]
    [InlineData("es-ES", "en los tres días", "'en los' makes it a limit")]
    [InlineData("es-ES", "antes del viernes", "'antes del' makes it a limit")]
    [InlineData("es-ES", "hasta mañana", "'hasta' makes it a limit")]
    [InlineData("zh-CN", "三天内", "not understood")]
    [InlineData("zh-CN", "前两天", "not understood")]
    [InlineData("zh-CN", "周五之前", "not understood")]
    public void A_limit_is_no_moment(string language, string said, string reason) => Reason(language, said).ShouldContain(reason);

    [Theory]
    [InlineData("en-US", "tomorrow, no later than noon")]
    [InlineData("es-ES", "mañana, no más tarde de las doce")]
    public void A_limit_takes_nothing_back(string language, string said) => Reason(language, said).ShouldNotContain("corrects themselves");

    [Theory]
    [InlineData("en-US", "quarter of five tomorrow")]
    [InlineData("en-US", "a week from Friday")]
    [InlineData("en-US", "two days after tomorrow")]
    [InlineData("en-US", "a few days ago")]
    [InlineData("en-US", "the other day")]
    [InlineData("en-US", "first thing tomorrow")]
    [InlineData("en-US", "tomorrow at nineteen hundred")]
    [InlineData("fr-FR", "lundi en huit")]
    [InlineData("fr-FR", "en fin de matinée")]
    [InlineData("fr-FR", "demain dans la journée")]
    [InlineData("es-ES", "hace un rato")]
    [InlineData("es-ES", "mañana a las tres y pico")]
    [InlineData("es-ES", "mañana a primera hora")]
    [InlineData("zh-CN", "过两天")]
    [InlineData("zh-CN", "这个周末")]
    public void What_is_not_told_exactly_is_not_guessed(string language, string said) => Reason(language, said).ShouldContain("a moment is sent as ISO 8601");

    private static string Reason(string language, string said) => Some.Dates(language).Read(said).Reason.ShouldNotBeNull(said);
}
