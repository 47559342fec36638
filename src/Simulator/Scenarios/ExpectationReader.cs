using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>Reads <c>expect</c>: what must be true after the call.</summary>
internal static class ExpectationReader
{
    private static readonly Dictionary<string, TransferOutcome> Transfers = new(StringComparer.Ordinal)
    {
        ["accepted"] = TransferOutcome.Accepted,
        ["failed"] = TransferOutcome.Failed,
    };

    private static readonly string[] States = ["initiating", "talking", "transferring", "closed"];

    private static readonly string[] CloseReasons =
    [
        "assistant_hung_up", "caller_hung_up", "supervisor_hung_up", "transferred", "busy", "declined", "no_answer", "silence", "maximum_duration", "failed", "any",
    ];

    private static readonly string[] Satisfactions = ["unknown", "terrible", "low", "partial", "high", "any"];

    private static readonly string[] NextActions =
        ["case_closed", "commercial_offer", "customer_will_send_info", "high_priority", "propose_new_contract", "requires_expertise", "any"];

    /// <summary>Reads the section; what is left out is not checked.</summary>
    public static Expectations Read(YamlSection expect)
    {
        var turns = expect.Section("turns");
        var expectations = new Expectations
        {
            Claim = expect.Section("claim") is { } claim ? Claim(claim) : new Dictionary<string, ClaimExpectation>(StringComparer.Ordinal),
            State = expect.Word("state", States),
            CloseReasons = expect.Words("close_reason", CloseReasons),
            Transfer = expect.Choice("transfer", Transfers),
            Synthesis = expect.Flag("synthesis"),
            Satisfaction = expect.Words("satisfaction", Satisfactions),
            NextAction = expect.Words("next_action", NextActions),
            Sms = expect.Flag("sms"),
            Reminder = expect.Flag("reminder"),
            Language = expect.Text("language"),
            Heard = expect.Patterns("heard"),
            NotHeard = expect.Patterns("not_heard"),
            BotMessages = expect.Patterns("bot_messages"),
            HumanMessages = expect.Patterns("human_messages"),
            MessagesMatch = expect.Flag("messages_match") ?? true,
            NoLeak = expect.Flag("no_leak") ?? true,
            LeastTurns = turns?.Count("min", 0, 1000),
            MostTurns = turns?.Count("max", 0, 1000),
        };
        turns?.RefuseUnknown();
        expect.RefuseUnknown();
        return expectations;
    }

    private static Dictionary<string, ClaimExpectation> Claim(YamlSection claim)
        => claim.Keys.ToDictionary(field => field, field => Value(claim, field), StringComparer.Ordinal);

    /// <summary>A text is an exact value; nothing at all means that the field must be empty.</summary>
    private static ClaimExpectation Value(YamlSection claim, string field)
    {
        switch (claim.Node(field))
        {
            case null:
                return new ClaimExpectation { Missing = true };
            case YamlScalarNode text:
                return new ClaimExpectation { Exactly = text.Value };
        }

        return claim.Section(field) is { } section ? Value(section) : new ClaimExpectation();
    }

    private static ClaimExpectation Value(YamlSection section)
    {
        var moment = section.Text("when");
        var value = new ClaimExpectation
        {
            Exactly = section.Text("exactly"),
            Contains = section.Text("contains"),
            Matches = section.Pattern("matches"),
            When = moment is null ? null : RelativeMoment.TryParse(moment),
            Missing = section.Flag("missing") ?? false,
        };
        if (moment is not null && value.When is null)
            section.Note("when", $"must look like 'yesterday 09:00', 'today', '-3 days 08:00' or 'last monday 10:00', not '{moment}'");
        if (section.Keys.Count() != 1)
            section.Note("exactly", "give exactly one of exactly, contains, matches, when, missing");
        section.RefuseUnknown();
        return value;
    }
}
