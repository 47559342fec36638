using System.Text.Json;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Tools;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tests.Tools;

/// <summary>What callers said, as models copy it into the arguments of tools. It is Sunday, 22 November 2026, half past nine in Paris.</summary>
public sealed class SpokenValuesTests
{
    [Theory]
    [InlineData("en-US", "first_seen", "yesterday at half past four in the afternoon", "2026-11-21T16:30:00+01:00")]
    [InlineData("en-US", "caller_phone", "zero six, twelve, thirty-four, fifty-six, seventy-eight", "+33612345678")]
    [InlineData("en-US", "caller_name", "Kevin with a V-Y-N", "Kevyn")]
    [InlineData("en-US", "caller_email", "kevyn forty two at example dot com", "kevyn42@example.com")]
    [InlineData("fr-FR", "first_seen", "avant-hier soir à vingt heures trente", "2026-11-20T20:30:00+01:00")]
    [InlineData("fr-FR", "caller_phone", "zéro six quatre-vingt-dix-huit soixante-seize cinquante-quatre trente-deux", "+33698765432")]
    [InlineData("es-ES", "first_seen", "hace dos días a las tres y media", "2026-11-20T15:30:00+01:00")]
    [InlineData("zh-CN", "first_seen", "前天下午三点半", "2026-11-20T15:30:00+01:00")]
    public void A_fact_is_kept_in_its_form_however_it_was_said(string language, string field, string said, string kept)
    {
        var answer = Some.Answer(Some.Context() with { Language = language });
        Run(answer, "updated_claim", new { updates = new[] { new { field, value = said } } }).Outputs
            .ShouldHaveSingleItem().ShouldBeOfType<ClaimUpdated>().Changes.ShouldBe([new ClaimChange(field, kept)]);
        answer.Claim[field].ShouldBe(kept);
    }

    [Fact]
    public void The_model_is_told_what_was_taken_for_granted()
    {
        var outcome = Run(Some.Answer(), "updated_claim", new { updates = new[] { new { field = "first_seen", value = "yesterday evening" } } });

        outcome.Result.ShouldContain("first_seen = 2026-11-21T20:00:00+01:00 (kept as 20:00");
        outcome.IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("first_seen", "on Friday", "2026-11-20 or 2026-11-27")]
    [InlineData("first_seen", "31 February", "no such date")]
    [InlineData("caller_phone", "zero six twelve", "country code")]
    [InlineData("caller_name", "Sara with an H", "spell the whole name")]
    public void The_model_is_told_what_to_ask_for(string field, string said, string reason)
    {
        var answer = Some.Answer();
        Run(answer, "updated_claim", new { updates = new[] { new { field, value = said } } }).Result.ShouldContain(reason);
        answer.Claim.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en-US", "tomorrow at three", "2026-11-23T15:00:00+01:00")]
    [InlineData("en-US", "on Friday at nine", "2026-11-27T09:00:00+01:00")]
    [InlineData("en-US", "at eight in the morning", "2026-11-23T08:00:00+01:00")]
    [InlineData("en-US", "in half an hour", "2026-11-22T10:00:00+01:00")]
    [InlineData("fr-FR", "lundi à quinze heures trente", "2026-11-23T15:30:00+01:00")]
    [InlineData("es-ES", "mañana por la tarde", "2026-11-23T15:00:00+01:00")]
    [InlineData("zh-CN", "下周三上午九点", "2026-11-25T09:00:00+01:00")]
    public void A_reminder_comes_due_at_the_next_such_moment(string language, string said, string due)
    {
        var answer = Some.Answer(Some.Context() with { Language = language });
        Run(answer, "new_or_updated_reminder", Reminder(said)).Outputs.ShouldHaveSingleItem().ShouldBeOfType<ReminderNoted>();
        answer.Reminders.ShouldHaveSingleItem().DueAt.ShouldBe(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("yesterday at three", "is past")]
    [InlineData("three days ago at noon", "is past")]
    [InlineData("this morning at eight", "is past")]
    [InlineData("last Friday evening", "is past")]
    [InlineData("tomorrow", "no time")]
    [InlineData("2026-11-23", "no time")]
    [InlineData("next Tuesday", "no time")]
    [InlineData("some day", "'some'")]
    public void A_reminder_that_is_past_or_has_no_hour_is_refused(string said, string reason)
    {
        var answer = Some.Answer();
        Run(answer, "new_or_updated_reminder", Reminder(said)).Result.ShouldContain(reason);
        answer.Reminders.ShouldBeEmpty();
    }

    private static ToolOutcome Run(AnswerState answer, string tool, object arguments) =>
        new Toolbox([new UpdatedClaimTool(), new ReminderTool()])
            .RunAsync([new ModelToolCall("id", tool, JsonSerializer.Serialize(arguments))], answer, TestContext.Current.CancellationToken)
            .ToBlockingEnumerable(TestContext.Current.CancellationToken).Single().Outcome;

    private static object Reminder(string due) => new { description = "Call back", due_date_time = due, owner = "assistant", title = "Callback" };
}
