using System.Text.RegularExpressions;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Callers;

/// <summary>
/// Decides what a person answers. First the questions of the turn are tried, the last one first, since that is what people answer;
/// then the whole turn. Each time the first rule in file order that fits is taken; without any, the next of the "otherwise" answers. Who is
/// asked to say it again, and has no rule for that, does so once, as people do.
/// </summary>
internal sealed partial class RuleBook(CallerBehaviour behaviour)
{
    private readonly HashSet<CallerRule> _used = new(ReferenceEqualityComparer.Instance);
    private int _otherwise;
    private Reaction? _said;

    /// <summary>There are rules that break in on the other side.</summary>
    public bool MayInterrupt { get; } = behaviour.Rules.Any(rule => rule.InterruptAfter is not null);

    /// <summary>What the person does after hearing <paramref name="turn"/>.</summary>
    public Decision React(string turn)
    {
        var decision = Questions(turn).Reverse().Append(turn).Select(Match).FirstOrDefault(found => found is not null);
        if (decision is not null)
            return decision;
        if (_said is { } words && AskedAgain().IsMatch(turn))
            return new Decision(words, null) { IsAgain = true };
        return behaviour.Otherwise.Count == 0
            ? new Decision(new Reaction(), null)
            : new Decision(behaviour.Otherwise[Math.Min(_otherwise, behaviour.Otherwise.Count - 1)], null);
    }

    /// <summary>The rule by which the person breaks in on a turn that is still going on; <see langword="null"/> if none fits yet.</summary>
    public CallerRule? Interruption(string turnSoFar)
        => behaviour.Rules.FirstOrDefault(rule => rule.InterruptAfter is not null && Usable(rule) && (rule.When?.IsMatch(turnSoFar) ?? true));

    /// <summary>The person has acted on <paramref name="decision"/>: "once" rules and "otherwise" answers are used up.</summary>
    public void Applied(Decision decision)
    {
        if (decision.Rule is { } rule)
            _used.Add(rule);
        else if (!decision.IsAgain)
            _otherwise++;
        if (decision.IsAgain)
            _said = null;
        else
            Said(decision.Reaction);
    }

    /// <summary>The person has said something, which they can be asked to say again; who did nothing can be asked for what they said before.</summary>
    public void Said(Reaction reaction)
    {
        if (!reaction.IsSilent)
            _said = reaction is { Say: not null, HangUp: false } ? reaction : null;
    }

    private Decision? Match(string text)
    {
        foreach (var rule in behaviour.Rules)
        {
            if (rule.InterruptAfter is not null || !Usable(rule))
                continue;
            if (rule.When is null)
                return new Decision(rule.Then, rule);
            if (rule.When.Match(text) is { Success: true } match)
                return new Decision(Filled(rule.Then, match), rule);
        }

        return null;
    }

    private bool Usable(CallerRule rule) => !rule.Once || !_used.Contains(rule);

    /// <summary>Puts captured groups in place: <c>press: "${key}"</c>.</summary>
    private static Reaction Filled(Reaction reaction, Match match) => reaction with
    {
        Press = reaction.Press is { } press ? Fill(press, match) : null,
        Say = reaction.Say is { } say ? Fill(say, match) : null,
    };

    private static string Fill(string template, Match match)
        => template.Contains("${", StringComparison.Ordinal) ? match.Result(template) : template;

    private static IEnumerable<string> Questions(string turn)
        => Sentence().Matches(turn).Select(match => match.Value).Where(sentence => sentence.TrimEnd().EndsWith('?'));

    [GeneratedRegex(
        @"(\b(say (it|that) (once more|again)|tell me again|try once more|repeat|what was (it|that) again|répéter|redire|réessaie|vous disiez|repetir(lo)?|repite|otra vez|cómo decía)\b|再说一遍|再试一次|您说的是什么)[^.!?。！？]*[?？]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex AskedAgain();

    [GeneratedRegex("[^.!?…]+[.!?…]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sentence();
}
