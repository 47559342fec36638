using System.Globalization;
using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Tests.Model;

public sealed class MomentReaderTests
{
    private static readonly CallFacts Call = new()
    {
        // Sunday
        Now = DateTimeOffset.Parse("2026-11-22T09:30:00+01:00", CultureInfo.InvariantCulture),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
    };

    [Theory]
    [InlineData("yesterday at 9 in the morning", "2026-11-21T09:00:00+01:00")]
    [InlineData("It started yesterday around 9:30 am", "2026-11-21T09:30:00+01:00")]
    [InlineData("at half past two yesterday", "2026-11-21T14:30:00+01:00")]
    [InlineData("yesterday evening at 8", "2026-11-21T20:00:00+01:00")]
    [InlineData("last night at 2", "2026-11-22T02:00:00+01:00")]
    [InlineData("this morning", "2026-11-22T09:00:00+01:00")]
    [InlineData("today at noon", "2026-11-22T12:00:00+01:00")]
    [InlineData("on Monday", "2026-11-16")]
    [InlineData("last Monday at quarter past five", "2026-11-16T17:15:00+01:00")]
    [InlineData("on the 3rd of March at 2 pm", "2026-03-03T14:00:00+01:00")]
    [InlineData("on July 14th, 2025 at 14:05", "2025-07-14T14:05:00+02:00")]
    [InlineData("the third of March", "2026-03-03")]
    [InlineData("December 24", "2025-12-24")]
    [InlineData("11/20/2026 at 8 a.m.", "2026-11-20T08:00:00+01:00")]
    [InlineData("2026-11-20T08:15", "2026-11-20T08:15:00+01:00")]
    [InlineData("three days ago at nine o'clock", "2026-11-19T09:00:00+01:00")]
    [InlineData("about 3 hours ago", "2026-11-22T06:30:00+01:00")]
    [InlineData("a week ago", "2026-11-15")]
    [InlineData("since the day before yesterday", "2026-11-20")]
    [InlineData("at nine fifteen", "2026-11-22T09:15:00+01:00")]
    [InlineData("It was at 11 pm", "2026-11-21T23:00:00+01:00")]
    [InlineData("yesterday at a restaurant", "2026-11-21")]
    public void English(string said, string expected) => Read("en-US", said).ShouldBe(expected);

    [Theory]
    [InlineData("hier à neuf heures", "2026-11-21T09:00:00+01:00")]
    [InlineData("hier matin vers 9h30", "2026-11-21T09:30:00+01:00")]
    [InlineData("aujourd'hui à midi", "2026-11-22T12:00:00+01:00")]
    [InlineData("ce matin à 8 heures et demie", "2026-11-22T08:30:00+01:00")]
    [InlineData("avant-hier soir", "2026-11-20")]
    [InlineData("lundi dernier à 14 heures", "2026-11-16T14:00:00+01:00")]
    [InlineData("le 3 mars 2025 à quinze heures", "2025-03-03T15:00:00+01:00")]
    [InlineData("le premier novembre", "2026-11-01")]
    [InlineData("il y a trois jours", "2026-11-19")]
    [InlineData("il y a environ deux heures", "2026-11-22T07:30:00+01:00")]
    [InlineData("le 20/11/2026 à 7h", "2026-11-20T07:00:00+01:00")]
    [InlineData("hier à 3 heures de l'après-midi", "2026-11-21T15:00:00+01:00")]
    [InlineData("hier à une heure moins le quart", "2026-11-21T00:45:00+01:00")]
    public void French(string said, string expected) => Read("fr-FR", said).ShouldBe(expected);

    [Theory]
    [InlineData("ayer a las nueve", "2026-11-21T09:00:00+01:00")]
    [InlineData("ayer a las nueve y media de la noche", "2026-11-21T21:30:00+01:00")]
    [InlineData("hoy al mediodía", "2026-11-22T12:00:00+01:00")]
    [InlineData("esta mañana a las 8", "2026-11-22T08:00:00+01:00")]
    [InlineData("el lunes pasado a las 15:30", "2026-11-16T15:30:00+01:00")]
    [InlineData("el 3 de marzo de 2025 a las tres de la tarde", "2025-03-03T15:00:00+01:00")]
    [InlineData("hace tres días", "2026-11-19")]
    [InlineData("anteayer por la tarde", "2026-11-20")]
    [InlineData("anoche a las once", "2026-11-21T23:00:00+01:00")]
    public void Spanish(string said, string expected) => Read("es-ES", said).ShouldBe(expected);

    [Theory]
    [InlineData("昨天上午九点", "2026-11-21T09:00:00+01:00")]
    [InlineData("昨天下午三点半", "2026-11-21T15:30:00+01:00")]
    [InlineData("三天前", "2026-11-19")]
    public void Chinese(string said, string expected) => Read("zh-CN", said).ShouldBe(expected);

    [Theory]
    [InlineData("tomorrow at 10", "2026-11-23T10:00:00+01:00")]
    [InlineData("on Monday at 3 pm", "2026-11-23T15:00:00+01:00")]
    [InlineData("in two hours", "2026-11-22T11:30:00+01:00")]
    [InlineData("next Friday at noon", "2026-11-27T12:00:00+01:00")]
    public void The_future_is_ahead(string said, string expected) => Read("en-US", said, future: true).ShouldBe(expected);

    [Theory]
    [InlineData("en-US", "It is a Dell Latitude 7440 laptop")]
    [InlineData("en-US", "building 12, second floor, at 12 Main Street")]
    [InlineData("en-US", "I may march on with 3 people")]
    [InlineData("fr-FR", "le bâtiment 3, à un collègue")]
    [InlineData("es-ES", "por la mañana en la planta 2")]
    public void What_is_no_moment_is_none(string language, string said) =>
        new MomentReader(LanguagePacks.For(language).Dates, Call.Now.DateTime, future: false).Find(said, expected: false).ShouldBeEmpty();

    private static string Read(string language, string said, bool future = false)
    {
        var found = new MomentReader(LanguagePacks.For(language).Dates, Call.Now.DateTime, future).Find(said, expected: true);
        return found.Count == 0 ? "nothing" : string.Join(" | ", found.Select(moment => moment.Iso(Call, future)));
    }
}
