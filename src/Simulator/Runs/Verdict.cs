using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Runs;

/// <summary>Compares what was said, what was heard and what the product stored with what the scenario expects.</summary>
internal static class Verdict
{
    /// <summary>Everything that is wrong; empty for a good verdict.</summary>
    public static IReadOnlyList<string> Judge(RunObservation seen)
    {
        if (seen.Failure is { } failure)
            return [failure];
        if (seen.Call is not { } call)
            return ["the product knows no call of this number"];
        return
        [
            .. Course(seen, call),
            .. Outcome(seen, call),
            .. SpeechChecks.Heard(seen.Plan.Scenario.Expect, seen.Caller),
            .. SpeechChecks.Stored(seen.Plan.Scenario.Expect, call, seen.Caller),
            .. Claim(seen.Plan.Scenario.Expect, call),
            .. Insights(seen, call),
            .. Leaks(seen, call),
        ];
    }

    private static IEnumerable<string> Course(RunObservation seen, CallView call)
    {
        var scenario = seen.Plan.Scenario;
        var expect = scenario.Expect;
        if (call.InProgress)
            yield return "the product holds the call for still in progress";
        var picksUp = scenario.Direction == CallDirection.Inbound || scenario.Ring.Outcome == RingOutcome.PickUp;
        if (picksUp && !seen.Caller.Connected)
            yield return "the call was never connected";
        if (seen.Caller.GaveUp is { } gaveUp && expect.Transfer != TransferOutcome.Accepted)
            yield return $"the caller {gaveUp} and hung up";
        if (expect.LeastTurns is { } least && seen.Caller.Turns < least)
            yield return $"the caller spoke {seen.Caller.Turns} turns, expected at least {least}";
        if (expect.MostTurns is { } most && seen.Caller.Turns > most)
            yield return $"the caller spoke {seen.Caller.Turns} turns, expected at most {most}";
    }

    private static IEnumerable<string> Outcome(RunObservation seen, CallView call)
    {
        var expect = seen.Plan.Scenario.Expect;
        if (expect.State is { } state && !Same(state, call.State))
            yield return $"state is '{call.State}', expected '{state}'";
        if (Unexpected(expect.CloseReasons, call.CloseReason))
            yield return $"close_reason is '{call.CloseReason}', expected {Listed(expect.CloseReasons)}";
        if (expect.Language is { } language && !Same(language, call.LangShortCode))
            yield return $"lang_short_code is '{call.LangShortCode}', expected '{language}'";
        if (expect.Transfer == TransferOutcome.Accepted && !seen.AgentConnected)
            yield return seen.AgentRang ? "the agent's phone rang but the call did not get through" : "the agent's phone never rang";
        if (expect.Transfer == TransferOutcome.Failed && (!seen.AgentRang || seen.AgentConnected))
            yield return seen.AgentConnected ? "the transfer succeeded, expected it to fail" : "the agent's phone never rang";
        if (expect.Reminder is { } reminder && reminder != call.Reminders.Count > 0)
            yield return reminder ? "no reminder was made" : $"{call.Reminders.Count} reminders were made, expected none";
    }

    private static IEnumerable<string> Claim(Expectations expect, CallView call)
    {
        foreach (var (field, expected) in expect.Claim)
        {
            if (expected.Fault(call.ClaimValue(field), call.CreatedAt) is { } fault)
                yield return $"claim.{field} {fault}";
        }
    }

    private static IEnumerable<string> Insights(RunObservation seen, CallView call)
    {
        var expect = seen.Plan.Scenario.Expect;
        if (expect.Synthesis == true && string.IsNullOrWhiteSpace(call.Synthesis?.Short))
            yield return "there is no synthesis";
        if (expect.Synthesis == false && call.Synthesis is not null)
            yield return "there is a synthesis, expected none";
        if (Unexpected(expect.Satisfaction, call.Synthesis?.Satisfaction))
            yield return $"satisfaction is '{call.Synthesis?.Satisfaction}', expected {Listed(expect.Satisfaction)}";
        if (Unexpected(expect.NextAction, call.Next?.Action))
            yield return $"next.action is '{call.Next?.Action}', expected {Listed(expect.NextAction)}";
        if (expect.Sms is { } sms && sms != seen.Sms.Count > 0)
            yield return sms ? "no SMS was sent to the caller" : $"{seen.Sms.Count} SMS were sent to the caller, expected none";
    }

    private static IEnumerable<string> Leaks(RunObservation seen, CallView call)
    {
        if (!seen.Plan.Scenario.Expect.NoLeak)
            yield break;
        foreach (var (where, text) in ((string, string)[])[("heard", seen.Caller.Heard), ("stored", call.Json), .. seen.Sms.Select(sms => ("texted", sms))])
        {
            foreach (var foreign in Canary.Foreign(text, seen.Plan.Canary))
                yield return $"words of another call were {where} in this one: {foreign}";
        }
    }

    private static bool Unexpected(IReadOnlyList<string> expected, string? value)
        => expected.Count > 0 && (string.IsNullOrEmpty(value) || !expected.Any(allowed => Same(allowed, "any") || Same(allowed, value)));

    private static string Listed(IReadOnlyList<string> expected) => string.Join(" or ", expected.Select(value => Same(value, "any") ? "any" : $"'{value}'"));

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
