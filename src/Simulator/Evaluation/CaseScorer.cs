using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Evaluation;

/// <summary>Measures one conversation from what the product stored of it. Pure.</summary>
internal static class CaseScorer
{
    private const double LeastLanguageShare = 0.8;

    /// <summary>Measures a conversation.</summary>
    /// <param name="wanted">What is asked for.</param>
    /// <param name="run">How the call went; what its own scenario found wrong is wrong here too.</param>
    /// <param name="call">The stored call; null where there is none.</param>
    public static CaseScore Score(SuiteCase wanted, RunResult run, CallView? call)
    {
        var faults = new List<string>(run.Reasons);
        if (call is null)
        {
            faults.Add("the product has no such call");
            return new CaseScore { Scenario = run.Scenario, CallId = run.CallId, Facts = wanted.Facts.Count, Turns = run.Turns, Faults = faults };
        }

        var facts = wanted.Facts.Select(fact => (Field: fact.Key, fact.Value, Stored: call.ClaimValue(fact.Key))).ToList();
        faults.AddRange(facts.Where(fact => !fact.Value.IsMeant(fact.Stored, call.CreatedAt))
            .Select(fact => $"{fact.Field} is {(string.IsNullOrEmpty(fact.Stored) ? "empty" : $"'{fact.Stored}'")}, expected {fact.Value}"));
        var said = call.Messages.Where(message => string.Equals(message.Persona, "assistant", StringComparison.Ordinal)).ToList();
        var texts = said.Where(message => string.Equals(message.Action, "talk", StringComparison.Ordinal)).Select(message => message.Content).ToList();
        faults.AddRange(wanted.Forbidden.Where(pattern => texts.Exists(pattern.IsMatch)).Select(pattern => $"said what is forbidden: /{pattern}/"));
        var used = said.SelectMany(message => message.ToolCalls).Select(tool => tool.FunctionName).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(wanted.Tools.Where(tool => !used.Contains(tool)).Select(tool => $"never used the tool {tool}"));
        faults.AddRange(wanted.UnwantedTools.Where(used.Contains).Select(tool => $"used the tool {tool}"));
        var lengths = texts.Select(text => Words.Of(text).Count).ToList();
        if (wanted.LongestWords is { } limit && lengths.Exists(length => length > limit))
            faults.Add($"a message has {lengths.Max()} words, expected at most {limit}");
        var language = wanted.Language is { } code ? ShareIn(code.Split('-')[0], texts) : null;
        if (language < LeastLanguageShare)
            faults.Add(FormattableString.Invariant($"{language:P0} of the messages are in {wanted.Language}"));
        return new CaseScore
        {
            Scenario = run.Scenario,
            CallId = run.CallId,
            Facts = facts.Count,
            FactsExact = facts.Count(fact => fact.Value.IsExactly(fact.Stored, call.CreatedAt)),
            FactsMeant = facts.Count(fact => fact.Value.IsMeant(fact.Stored, call.CreatedAt)),
            Language = language,
            LongestWords = lengths.DefaultIfEmpty().Max(),
            MeanWords = Math.Round(lengths.DefaultIfEmpty().Average(), 1),
            Turns = run.Turns,
            Faults = faults,
        };
    }

    private static double? ShareIn(string language, List<string> texts)
    {
        var guesses = texts.Select(LanguageGuess.Of).OfType<string>().ToList();
        return guesses.Count == 0 ? null : Math.Round((double)guesses.Count(guess => string.Equals(guess, language, StringComparison.Ordinal)) / guesses.Count, 3);
    }
}
