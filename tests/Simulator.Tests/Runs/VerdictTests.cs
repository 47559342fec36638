using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Runs;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Tests.Runs;

public sealed class VerdictTests
{
    private const string Own = "canaryabcd1234";

    private static readonly CallerRecord GoodTalk = new()
    {
        Connected = true,
        Turns = 1,
        Duration = TimeSpan.FromSeconds(12),
        Heard = "Hello, this is Amélie. What is broken? Thank you, goodbye!",
        Lines =
        [
            new TranscriptLine(Speaker.Bot, TimeSpan.Zero, TimeSpan.FromSeconds(3), "Hello, this is Amélie. What is broken?"),
            new TranscriptLine(Speaker.Caller, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6), "My Dell Latitude."),
            new TranscriptLine(Speaker.Bot, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(9), "Thank you, goodbye!"),
        ],
    };

    private static readonly CallView GoodCall = CallView.Parse("""
        {
          "call_id": "1", "created_at": "2026-11-22T10:00:00+01:00", "in_progress": false, "state": "closed", "close_reason": "assistant_hung_up",
          "lang_short_code": "en-US",
          "claim": {"hardware_info": "Dell Latitude", "first_seen": "2026-11-21T09:00:00+01:00"},
          "messages": [
            {"created_at": "2026-11-22T10:00:01+01:00", "action": "call", "persona": "human", "content": ""},
            {"created_at": "2026-11-22T10:00:01+01:00", "action": "talk", "persona": "assistant", "content": "Hello, this is Amélie. What is broken?"},
            {"created_at": "2026-11-22T10:00:04+01:00", "action": "talk", "persona": "human", "content": "my Dell Latitude"},
            {"created_at": "2026-11-22T10:00:07+01:00", "action": "talk", "persona": "assistant", "content": "Thank you, goodbye!"}
          ],
          "next": {"action": "case_closed", "justification": "all is done"},
          "reminders": [],
          "synthesis": {"short": "a laptop", "long": "A laptop.", "satisfaction": "high"}
        }
        """);

    [Fact]
    public void A_call_that_is_as_expected_has_no_fault()
        => Faults("""
            claim: {hardware_info: {contains: dell}, first_seen: {when: yesterday 09:00}, building_location: {missing: true}}
            state: closed
            close_reason: assistant_hung_up
            language: en-US
            synthesis: true
            satisfaction: [high, partial]
            next_action: any
            sms: false
            reminder: false
            heard: what is broken
            not_heard: sorry
            bot_messages: goodbye
            human_messages: latitude
            turns: {min: 1, max: 1}
            """).ShouldBeEmpty();

    [Theory]
    [InlineData("claim: {hardware_info: HP}", "claim.hardware_info is 'Dell Latitude', expected 'HP'")]
    [InlineData("claim: {hardware_info: {missing: true}}", "claim.hardware_info should be empty but is 'Dell Latitude'")]
    [InlineData("claim: {hardware_info: {matches: ^HP}}", "claim.hardware_info is 'Dell Latitude', expected a match of /^HP/")]
    [InlineData("claim: {room: {contains: x}}", "claim.room is empty, expected something with 'x'")]
    [InlineData("claim: {first_seen: {when: today}}", "claim.first_seen is '2026-11-21T09:00:00+01:00', expected today")]
    [InlineData("state: talking", "state is 'closed', expected 'talking'")]
    [InlineData("close_reason: [busy, no_answer]", "close_reason is 'assistant_hung_up', expected 'busy' or 'no_answer'")]
    [InlineData("language: fr-FR", "lang_short_code is 'en-US', expected 'fr-FR'")]
    [InlineData("transfer: accepted", "the agent's phone never rang")]
    [InlineData("transfer: failed", "the agent's phone never rang")]
    [InlineData("synthesis: false", "there is a synthesis, expected none")]
    [InlineData("satisfaction: low", "satisfaction is 'high', expected 'low'")]
    [InlineData("next_action: high_priority", "next.action is 'case_closed', expected 'high_priority'")]
    [InlineData("sms: true", "no SMS was sent to the caller")]
    [InlineData("reminder: true", "no reminder was made")]
    [InlineData("heard: where are you", "the caller never heard /where are you/")]
    [InlineData("not_heard: hello", "the caller heard /hello/")]
    [InlineData("bot_messages: welcome", "no stored message of the assistant matches /welcome/")]
    [InlineData("human_messages: macbook", "no stored message of the caller matches /macbook/")]
    [InlineData("turns: {min: 2}", "the caller spoke 1 turns, expected at least 2")]
    [InlineData("turns: {max: 0}", "the caller spoke 1 turns, expected at most 0")]
    public void Whatever_is_not_as_expected_is_a_fault(string expect, string fault) => Faults(expect).ShouldBe([fault]);

    [Fact]
    public void A_call_unknown_to_the_product_is_a_fault()
        => Verdict.Judge(Seen("") with { Call = null }).ShouldBe(["the product knows no call of this number"]);

    [Fact]
    public void A_failure_outside_of_the_talk_says_it_all()
        => Verdict.Judge(Seen("") with { Call = null, Failure = "no connection" }).ShouldBe(["no connection"]);

    [Fact]
    public void A_call_still_in_progress_is_a_fault()
        => Verdict.Judge(Seen("") with { Call = GoodCall with { InProgress = true } }).ShouldBe(["the product holds the call for still in progress"]);

    [Fact]
    public void A_caller_who_gave_up_is_a_fault()
        => Verdict.Judge(Seen("") with { Caller = GoodTalk with { GaveUp = "heard nothing for 60 s" } }).ShouldBe(["the caller heard nothing for 60 s and hung up"]);

    [Fact]
    public void A_call_that_was_never_connected_is_a_fault()
        => Verdict.Judge(Seen("messages_match: false") with { Caller = CallerRecord.Nothing }).ShouldBe(["the call was never connected"]);

    [Fact]
    public void Words_that_were_said_but_not_stored_are_a_fault()
        => Verdict.Judge(Seen("") with { Call = Talk(("assistant", "Thank you, goodbye!")) })
            .ShouldBe(["the caller said 'My Dell Latitude.', which is not stored"]);

    [Fact]
    public void Words_that_were_stored_but_not_said_are_a_fault()
        => Verdict.Judge(Seen("") with { Call = Talk(("human", "My Dell Latitude"), ("human", "Goodbye")) }).ShouldBe(
        [
            "'Goodbye' is stored as said by the caller, who did not say it",
            "4 words of the caller are stored, who said only 3",
        ]);

    [Fact]
    public void Words_stored_twice_are_a_fault()
        => Verdict.Judge(Seen("") with { Call = Talk(("human", "My Dell Latitude"), ("human", "My Dell Latitude")) })
            .ShouldBe(["6 words of the caller are stored, who said only 3"]);

    [Fact]
    public void Words_of_the_assistant_that_were_never_heard_are_a_fault()
        => Verdict.Judge(Seen("") with { Call = Talk(("human", "My Dell Latitude"), ("assistant", "I will send somebody over to you right now. Thank you, goodbye!")) })
            .ShouldBe(["'I will send somebody over to you right now' is stored as said by the assistant, but the caller did not hear it"]);

    [Fact]
    public void A_word_or_two_at_a_cut_may_have_been_heard_or_not()
        => Verdict.Judge(Seen("") with { Call = Talk(("human", "My Dell Latitude"), ("assistant", "Hello, this is Amélie. What is broken? Thank you, goodbye and good luck")) })
            .ShouldBeEmpty();

    [Fact]
    public void Words_cut_by_hanging_up_need_not_be_stored_whole()
    {
        var cut = GoodTalk with { Lines = [new TranscriptLine(Speaker.Caller, TimeSpan.Zero, TimeSpan.FromSeconds(1), "My Dell Latitude is broken", Cut: true)] };

        Verdict.Judge(Seen("") with { Caller = cut, Call = Talk(("human", "My Dell La")) }).ShouldBeEmpty();
        Verdict.Judge(Seen("") with { Caller = cut, Call = Talk() }).ShouldBeEmpty();
    }

    [Fact]
    public void Keys_may_be_stored_as_words_of_the_caller()
        => Verdict.Judge(Seen("") with { Caller = GoodTalk with { Keys = ["42"] }, Call = Talk(("human", "My Dell Latitude"), ("human", "42")) }).ShouldBeEmpty();

    [Fact]
    public void The_words_of_another_call_are_a_fault_wherever_they_show_up()
    {
        const string foreign = "canaryzzzz9999";
        var seen = Seen("messages_match: false") with
        {
            Caller = GoodTalk with { Heard = $"Hello {foreign}" },
            Call = GoodCall with { Json = $"{Own} {foreign}" },
            Sms = [$"{Own} {foreign}"],
        };

        Verdict.Judge(seen).Count.ShouldBe(3);
    }

    [Fact]
    public void A_transfer_is_judged_by_the_agents_phone()
    {
        Verdict.Judge(Seen("transfer: accepted") with { AgentRang = true, AgentConnected = true }).ShouldBeEmpty();
        Verdict.Judge(Seen("transfer: accepted") with { AgentRang = true }).ShouldBe(["the agent's phone rang but the call did not get through"]);
        Verdict.Judge(Seen("transfer: failed") with { AgentRang = true }).ShouldBeEmpty();
        Verdict.Judge(Seen("transfer: failed") with { AgentRang = true, AgentConnected = true }).ShouldBe(["the transfer succeeded, expected it to fail"]);
    }

    private static IReadOnlyList<string> Faults(string expect) => Verdict.Judge(Seen(expect));

    private static RunObservation Seen(string expect)
    {
        var body = expect.Length == 0 ? "" : $"\nexpect:\n{string.Join('\n', expect.Split('\n').Select(line => "  " + line))}";
        return new RunObservation
        {
            Plan = new PlannedRun
            {
                Index = 1,
                Scenario = ScenarioReader.Read($"name: test{body}", "test.yaml"),
                Seed = 1,
                Speed = 1,
                PhoneNumber = "+999000000000001",
                AgentNumber = "+999000000000002",
                Canary = Own,
                StartAfter = TimeSpan.Zero,
            },
            Caller = GoodTalk,
            Call = GoodCall,
        };
    }

    private static CallView Talk(params (string Persona, string Content)[] messages)
        => GoodCall with { Messages = [.. messages.Select(message => new MessageView(GoodCall.CreatedAt, "talk", message.Content, message.Persona))] };
}
