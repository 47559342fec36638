using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>Reads <c>caller</c>: how the person behaves.</summary>
internal static class BehaviourReader
{
    /// <summary>Reads the section; what is left out keeps its default.</summary>
    public static CallerBehaviour Read(YamlSection caller)
    {
        var basis = new CallerBehaviour();
        var (shortest, longest) = Pause(caller, basis);
        var behaviour = basis with
        {
            ShortestPause = shortest,
            LongestPause = longest,
            AfterQuestion = caller.Milliseconds("after_question_ms", least: 100, most: 10_000) ?? basis.AfterQuestion,
            AfterStatement = caller.Milliseconds("after_statement_ms", least: 100, most: 60_000) ?? basis.AfterStatement,
            GiveUpAfter = caller.Seconds("give_up_after_s", 5, 600) ?? basis.GiveUpAfter,
            LongestCall = caller.Seconds("longest_call_s", 5, 7200) ?? basis.LongestCall,
            Opening = caller.Node("opening") is { } opening ? ReactionReader.Read(opening, "caller.opening", caller) is { } said ? said with { Stored = false } : null : null,
            Rules = caller.List("rules", (node, path) => ReadRule(node, path, caller)),
            Otherwise = Answers(caller),
            Silent = caller.Flag("silent") ?? false,
            HangUpAfterTurns = caller.Count("hang_up_after_turns", 1, 1000) ?? 0,
            BackgroundNoise = caller.Number("background_noise_dbfs", -90, -10),
        };
        caller.RefuseUnknown();
        return behaviour;
    }

    private static (TimeSpan Shortest, TimeSpan Longest) Pause(YamlSection caller, CallerBehaviour basis)
    {
        if (caller.Node("pause_ms") is not YamlMappingNode)
            return caller.Milliseconds("pause_ms", most: 60_000) is { } pause ? (pause, pause) : (basis.ShortestPause, basis.LongestPause);
        var range = caller.Section("pause_ms")!;
        var shortest = range.Milliseconds("min", most: 60_000) ?? basis.ShortestPause;
        var longest = range.Milliseconds("max", most: 60_000) ?? basis.LongestPause;
        if (longest < shortest)
            range.Note("max", "must not be less than min");
        range.RefuseUnknown();
        return (shortest, longest);
    }

    private static CallerRule? ReadRule(YamlNode node, string path, YamlSection caller)
    {
        if (caller.Inner(node, path) is not { } rule)
            return null;
        var read = new CallerRule
        {
            When = rule.Node("when") is YamlSequenceNode ? rule.Keywords("when") : rule.Pattern("when"),
            Once = rule.Flag("once") ?? false,
            InterruptAfter = rule.Section("interrupts") is { } interrupts ? After(interrupts) : null,
            Then = ReactionReader.Read(rule),
        };
        rule.RefuseUnknown();
        return read;
    }

    private static TimeSpan After(YamlSection section)
    {
        var after = section.Milliseconds("after_ms") ?? TimeSpan.Zero;
        section.RefuseUnknown();
        return after;
    }

    private static IReadOnlyList<Reaction> Answers(YamlSection caller) => caller.Node("otherwise") switch
    {
        null => [],
        YamlSequenceNode => caller.List("otherwise", (node, path) => ReactionReader.Read(node, path, caller)),
        var single => ReactionReader.Read(single, "caller.otherwise", caller) is { } answer ? [answer] : [],
    };
}
