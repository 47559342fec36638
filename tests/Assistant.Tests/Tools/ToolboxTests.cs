using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Tools;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace CallCenter.Assistant.Tests.Tools;

public sealed class ToolboxTests
{
    private readonly AnswerState answer = Some.Answer();

    [Fact]
    public void Good_facts_are_kept_and_bad_ones_named_with_their_reason()
    {
        var outcome = Run("updated_claim", """{"updates":[{"field":"first_seen","value":"2026-11-21T18:05"},{"field":"caller_email","value":"jane"},{"field":"shoe_size","value":"42"}]}""");

        outcome.Outputs.ShouldHaveSingleItem().ShouldBeOfType<ClaimUpdated>().Changes.ShouldBe([new ClaimChange("first_seen", "2026-11-21T18:05:00+01:00")]);
        outcome.IsRefused.ShouldBeTrue();
        outcome.Result.ShouldContain("first_seen = 2026-11-21T18:05:00+01:00");
        outcome.Result.ShouldContain("caller_email: it is not an e-mail address");
        outcome.Result.ShouldContain("'shoe_size' is no field, use one of hardware_info, first_seen");
        outcome.Result.ShouldContain("Still missing: hardware_info, building_location, caller_name, caller_email, caller_phone.");
        answer.Claim["first_seen"].ShouldBe("2026-11-21T18:05:00+01:00");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"updates":[]}""")]
    [InlineData("""{"updates":"x"}""")]
    [InlineData("""{"updates":[null,1,"x",{"field":1},{"value":"x"}]}""")]
    public void A_claim_update_without_facts_changes_nothing(string arguments)
    {
        Run("updated_claim", arguments).Outputs.ShouldBeEmpty();
        answer.Claim.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_fact_may_come_without_its_list_and_a_number_without_quotes() =>
        Run("updated_claim", """{"updates":{"field":"hardware_info","value":13}}""").Outputs
            .ShouldHaveSingleItem().ShouldBeOfType<ClaimUpdated>().Changes.ShouldBe([new ClaimChange("hardware_info", "13")]);

    [Fact]
    public void A_new_claim_begins_empty_and_only_where_the_old_one_is_not()
    {
        Run("new_claim", "").Outputs.ShouldBeEmpty();
        answer.Claim["hardware_info"] = "Dell";
        Run("new_claim", "{}").Outputs.ShouldBe([new NewClaimStarted()]);
        answer.Claim.ShouldBeEmpty();
    }

    [Fact]
    public void A_reminder_of_the_same_title_replaces_the_earlier_one()
    {
        const string arguments = """{"description":"Call back","due_date_time":"2026-11-23T09:00","owner":"Assistant","title":"Callback"}""";
        Run("new_or_updated_reminder", arguments);
        var outcome = Run("new_or_updated_reminder", arguments.Replace("09:00", "10:00", StringComparison.Ordinal));

        var noted = outcome.Outputs.ShouldHaveSingleItem().ShouldBeOfType<ReminderNoted>().Reminder;
        noted.DueAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1)));
        noted.Owner.ShouldBe("assistant");
        outcome.Result.ShouldStartWith("Replaced");
        answer.Reminders.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"description":"Call back","due_date_time":"2026-11-22T09:00","owner":"assistant","title":"Callback"}""", "is past")]
    [InlineData("""{"description":"Call back","due_date_time":"soon","owner":"assistant","title":"Callback"}""", "not a date")]
    [InlineData("""{"description":"Call back","due_date_time":"2026-11-23"}""", "owner, title must be given")]
    public void A_reminder_that_cannot_come_due_is_refused(string arguments, string reason)
    {
        Run("new_or_updated_reminder", arguments).Result.ShouldContain(reason);
        answer.Reminders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"speed":0.74}""")]
    [InlineData("""{"speed":1.26}""")]
    [InlineData("""{"speed":"NaN"}""")]
    [InlineData("""{"speed":null}""")]
    [InlineData("""{}""")]
    public void A_speed_out_of_range_is_refused_with_the_range(string arguments) => Run("speech_speed", arguments).Result.ShouldContain("0.75 to 1.25");

    [Fact]
    public void Only_languages_of_the_call_can_be_spoken()
    {
        Run("speech_lang", """{"lang":"de-DE"}""").Result.ShouldContain("en-US, fr-FR");
        Run("speech_lang", """{"lang":"FR-fr"}""").Outputs.ShouldBe([new LanguageChanged("fr-FR")]);
        Run("speech_lang", """{"lang":"fr-FR"}""").Outputs.ShouldBeEmpty();
    }

    [Fact]
    public void An_emergency_needs_to_know_where_and_whom_to_ask() =>
        Run("notify_emergencies", """{"reason":"fire","service":"fire brigade"}""").Result.ShouldContain("location, contact must be given");

    [Fact]
    public void An_endless_text_message_is_refused()
    {
        Run("send_sms", $$"""{"message":"{{new string('x', 1501)}}"}""").Outputs.ShouldBeEmpty();
        Run("send_sms", """{"message":" Hello "}""").Outputs.ShouldBe([new SmsRequested("Hello")]);
    }

    [Fact]
    public void Arguments_that_are_not_quite_json_act_as_they_are_meant_and_once()
    {
        Run("send_sms", "```json\n{\"message\":\"Hello\",}\n```").Outputs.ShouldBe([new SmsRequested("Hello")]);
        Run("send_sms", """{"message":"Hello"}""").Outputs.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_where_arguments_are_needed_is_refused_by_their_names()
    {
        Run("send_sms", "null").Result.ShouldContain("message must be given");
        Run("new_or_updated_reminder", "").Result.ShouldContain("description, due_date_time, owner, title must be given");
    }

    [Fact]
    public void By_text_message_there_is_no_call_to_end_or_to_transfer()
    {
        var texting = Some.Answer(Some.Context() with { Channel = ChatChannel.Sms });
        Toolbox().OfferedTo(texting).Select(t => t.FunctionName).ShouldBe(["updated_claim", "new_claim", "new_or_updated_reminder", "speech_lang", "notify_emergencies"]);
    }

    [Fact]
    public void A_call_in_one_language_offers_no_other()
    {
        var context = Some.Context() with { Initiation = Some.Initiation(languages: "en-US") };
        Toolbox().OfferedTo(Some.Answer(context)).ShouldNotContain(t => t.FunctionName == "speech_lang");
    }

    [Theory]
    [InlineData("end_call", "{}")]
    [InlineData("talk_to_human", "{}")]
    [InlineData("notify_emergencies", """{"reason":"fire","location":"Building 4","contact":"Jane","service":"fire brigade"}""")]
    public void What_cannot_be_taken_back_is_refused_until_the_caller_was_told(string tool, string arguments)
    {
        answer.LastSentence = null;
        var outcome = Run(tool, arguments);
        outcome.IsRefused.ShouldBeTrue();
        outcome.Outputs.ShouldBeEmpty();

        answer.LastSentence = "I do it now.";
        Run(tool, arguments).Outputs.ShouldHaveSingleItem().ShouldBeAssignableTo<IrreversibleStep>();
    }

    [Fact]
    public void Calls_of_one_message_all_run_and_those_that_cannot_be_taken_back_come_last()
    {
        var outcomes = Run([
            new ModelToolCall("a", "end_call", "{}"),
            new ModelToolCall("b", "send_sms", """{"message":"Hello"}"""),
            new ModelToolCall("c", "updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""),
        ]);

        outcomes.Select(o => o.Call.Id).ShouldBe(["b", "c", "a"]);
        outcomes.ShouldAllBe(o => !o.Outcome.IsRefused && o.Outcome.Outputs.Count == 1);
    }

    [Fact]
    public void A_call_is_either_ended_or_transferred()
    {
        var outcomes = Run([new ModelToolCall("a", "talk_to_human", "{}"), new ModelToolCall("b", "end_call", "{}")]);
        outcomes.SelectMany(o => o.Outcome.Outputs).ShouldBe([new HumanRequested()]);
    }

    private ToolOutcome Run(string tool, string arguments) => Run([new ModelToolCall("id", tool, arguments)]).Single().Outcome;

    // None of these tools waits for anything.
    private List<(ModelToolCall Call, ToolOutcome Outcome)> Run(IReadOnlyList<ModelToolCall> calls) =>
        [.. Toolbox().RunAsync(calls, answer, TestContext.Current.CancellationToken).ToBlockingEnumerable(TestContext.Current.CancellationToken)];

    private static Toolbox Toolbox()
    {
        var emergencies = Substitute.For<IOptionsMonitor<EmergencyOptions>>();
        emergencies.CurrentValue.Returns(new EmergencyOptions { WebhookUrl = new Uri("https://example.com") });
        return new Toolbox(
        [
            new UpdatedClaimTool(), new NewClaimTool(), new ReminderTool(), new SendSmsTool(), new SpeechSpeedTool(), new SpeechLanguageTool(),
            new NotifyEmergenciesTool(emergencies), new TalkToHumanTool(), new EndCallTool(),
        ]);
    }
}
