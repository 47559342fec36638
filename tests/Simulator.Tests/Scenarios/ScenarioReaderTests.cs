using System.Text.Json.Nodes;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void A_name_is_enough()
    {
        var scenario = ScenarioReader.Read("name: least", "least.yaml");

        scenario.Direction.ShouldBe(CallDirection.Outbound);
        scenario.Speed.ShouldBe(1);
        scenario.Ring.Outcome.ShouldBe(RingOutcome.PickUp);
        scenario.Caller.Rules.ShouldBeEmpty();
        scenario.Expect.NoLeak.ShouldBeTrue();
    }

    [Fact]
    public void The_body_of_the_call_is_passed_on_as_written()
    {
        var scenario = ScenarioReader.Read("""
            name: body
            call:
              bot_company: Contoso
              prosody_rate: 1.1
              agent_phone_number: "+33611111111"
              claim: [{name: hardware_info, type: text}]
            """, "body.yaml");

        scenario.Call.ToJsonString().ShouldBe(
            JsonNode.Parse("""{"bot_company":"Contoso","agent_phone_number":"\u002B33611111111","claim":[{"name":"hardware_info","type":"text"}],"prosody_rate":1.1}""")!.ToJsonString());
    }

    [Theory]
    [InlineData("state: open", "expect.state", "must be one of initiating, talking, transferring, closed, not 'open'")]
    [InlineData("close_reason: [busy, hungup]", "expect.close_reason", "must be one of assistant_hung_up, caller_hung_up, supervisor_hung_up, transferred, busy, declined, no_answer, silence, maximum_duration, failed, any, not 'hungup'")]
    [InlineData("satisfaction: good", "expect.satisfaction", "must be one of unknown, terrible, low, partial, high, any, not 'good'")]
    [InlineData("next_action: close", "expect.next_action", "must be one of case_closed, commercial_offer, customer_will_send_info, high_priority, propose_new_contract, requires_expertise, any, not 'close'")]
    public void An_expectation_that_no_call_can_meet_is_refused(string expectation, string key, string message)
    {
        var problem = Should.Throw<InvalidScenarioException>(() => ScenarioReader.Read($"name: x\nexpect:\n  {expectation}", "x.yaml")).Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Key, problem.Message).ShouldBe((3, key, message));
    }

    [Theory]
    [InlineData("ring: busy", "Busy", 1500)]
    [InlineData("ring: {outcome: decline, after_ms: 300}", "Decline", 300)]
    [InlineData("ring: {after_ms: 4000}", "PickUp", 4000)]
    public void Ringing_is_an_outcome_with_or_without_a_delay(string ring, string outcome, int after)
        => ScenarioReader.Read($"name: ring\n{ring}", "ring.yaml").Ring.ShouldBe(new RingAnswer(Enum.Parse<RingOutcome>(outcome), TimeSpan.FromMilliseconds(after)));

    [Fact]
    public void Everything_about_the_caller_is_read()
    {
        var caller = ScenarioReader.Read("""
            name: caller
            caller:
              pause_ms: {min: 100, max: 200}
              after_question_ms: 500
              after_statement_ms: 900
              opening: Hello?
              rules:
                - when: [name, "first name"]
                  say: Kevyn
                  once: true
                - when: long
                  interrupts: {after_ms: 700}
                  say: Stop
                - when: bye
                  silent: true
                - when: menu
                  press: "1"
                - when: end
                  say: I have to
                  hang_up: {after_ms: 400}
              otherwise: [What?, {noise_ms: 300}]
              hang_up_after_turns: 9
              background_noise_dbfs: -50
            """, "caller.yaml").Caller;

        caller.ShortestPause.TotalMilliseconds.ShouldBe(100);
        caller.LongestPause.TotalMilliseconds.ShouldBe(200);
        caller.AfterQuestion.TotalMilliseconds.ShouldBe(500);
        caller.AfterStatement.TotalMilliseconds.ShouldBe(900);
        caller.Opening!.Say.ShouldBe("Hello?");
        caller.Opening.Stored.ShouldBeFalse();
        caller.Rules.Count.ShouldBe(5);
        caller.Rules[0].Once.ShouldBeTrue();
        caller.Rules[1].InterruptAfter.ShouldBe(TimeSpan.FromMilliseconds(700));
        caller.Rules[2].Then.IsSilent.ShouldBeTrue();
        caller.Rules[3].Then.Press.ShouldBe("1");
        caller.Rules[4].Then.HangUpAfterSpeech.ShouldBe(TimeSpan.FromMilliseconds(400));
        caller.Otherwise[1].Noise.TotalMilliseconds.ShouldBe(300);
        caller.HangUpAfterTurns.ShouldBe(9);
        caller.BackgroundNoise.ShouldBe(-50);
    }

    [Fact]
    public void Everything_expected_is_read()
    {
        var expect = ScenarioReader.Read("""
            name: expect
            expect:
              claim:
                plain: Dell
                part: {contains: Dell}
                pattern: {matches: "^D.l+$"}
                moment: {when: yesterday 09:00}
                nothing: {missing: true}
                empty:
              state: closed
              close_reason: [assistant_hung_up, caller_hung_up]
              transfer: failed
              synthesis: true
              satisfaction: any
              next_action: case_closed
              sms: true
              reminder: false
              heard: [hello, good(bye)?]
              turns: {min: 1, max: 4}
              messages_match: false
              no_leak: false
            """, "expect.yaml").Expect;

        expect.Claim["plain"].Exactly.ShouldBe("Dell");
        expect.Claim["moment"].When!.Days.ShouldBe(-1);
        expect.Claim["empty"].Missing.ShouldBeTrue();
        expect.CloseReasons.Count.ShouldBe(2);
        expect.Transfer.ShouldBe(TransferOutcome.Failed);
        expect.Heard.Count.ShouldBe(2);
        expect.MostTurns.ShouldBe(4);
        expect.NeedsInsights.ShouldBeTrue();
        expect.MessagesMatch.ShouldBeFalse();
    }

    [Theory]
    [InlineData("nam: x", 1, "nam", "did you mean name")]
    [InlineData("description: x", 1, "name", "is required")]
    [InlineData("name: Has Spaces", 1, "name", "lower case")]
    [InlineData("name: x\ndirection: sideways", 2, "direction", "outbound, inbound")]
    [InlineData("name: x\nspeed: 1000", 2, "speed", "0.1 to 100")]
    [InlineData("name: x\nseed: 1.5", 2, "seed", "whole number")]
    [InlineData("name: x\nnumber: 0612345678", 2, "number", "E.164")]
    [InlineData("name: x\ndirection: inbound\ncall:\n  task: y", 4, "call", "inbound")]
    [InlineData("name: x\ncall:\n  bot_nam: y", 3, "call.bot_nam", "did you mean bot_name")]
    [InlineData("name: x\ncall:\n  claim: y", 3, "call.claim", "must be a list")]
    [InlineData("name: x\nring: maybe", 2, "ring", "pick_up, busy, decline, no_answer")]
    [InlineData("name: x\nagent: maybe", 2, "agent", "pick_up, busy, no_answer")]
    [InlineData("name: x\ncaller:\n  rules:\n    - when: a\n      sy: b", 4, "caller.rules[0].say", "is missing")]
    [InlineData("name: x\ncaller:\n  rules:\n    - when: \"(\"\n      say: b", 4, "caller.rules[0].when", "no usable regular expression")]
    [InlineData("name: x\ncaller:\n  rules:\n    - silent: true\n      say: b", 4, "caller.rules[0].silent", "contradicts")]
    [InlineData("name: x\ncaller:\n  rules:\n    - press: xyz", 4, "caller.rules[0].press", "0-9 * # A-D")]
    [InlineData("name: x\ncaller:\n  rules:\n    - just text", 4, "caller.rules[0]", "must be a mapping")]
    [InlineData("name: x\ncaller:\n  pause_ms: {min: 500, max: 100}", 3, "caller.pause_ms.max", "not be less")]
    [InlineData("name: x\ncaller:\n  silent: maybe", 3, "caller.silent", "true or false")]
    [InlineData("name: x\ncaller:\n  otherwise: {hang_up: {after_ms: 100}}", 3, "caller.otherwise.hang_up", "counts own speech")]
    [InlineData("name: x\ncaller:\n  otherwise: {say: a, hang_up: {after: 100}}", 3, "caller.otherwise.hang_up.after_ms", "is required")]
    [InlineData("name: x\nexpect:\n  transfer: perhaps", 3, "expect.transfer", "accepted, failed")]
    [InlineData("name: x\nexpect:\n  claim:\n    a: {when: some day}", 4, "expect.claim.a.when", "yesterday 09:00")]
    [InlineData("name: x\nexpect:\n  claim:\n    a: {contains: x, exactly: y}", 4, "expect.claim.a.exactly", "exactly one")]
    [InlineData("name: x\nexpect:\n  turns: 3", 3, "expect.turns", "must be a mapping")]
    public void A_mistake_is_named_with_its_line_and_key(string yaml, int line, string key, string message)
    {
        var problems = Should.Throw<InvalidScenarioException>(() => ScenarioReader.Read(yaml, "x.yaml")).Problems;

        var problem = problems.FirstOrDefault(problem => string.Equals(problem.Key, key, StringComparison.Ordinal)).ShouldNotBeNull(string.Join("; ", problems));
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("name: [unclosed")]
    public void What_is_no_mapping_is_refused(string yaml)
        => Should.Throw<InvalidScenarioException>(() => ScenarioReader.Read(yaml, "x.yaml")).Message.ShouldStartWith("x.yaml: line ");

    [Fact]
    public void All_mistakes_are_told_at_once()
        => Should.Throw<InvalidScenarioException>(() => ScenarioReader.Read("nam: x\nspeed: fast\nring: maybe", "x.yaml")).Problems.Count.ShouldBe(4);
}
