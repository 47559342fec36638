using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>What is still to be asked: fields without value, in their order, without those the caller cannot or will not tell.</summary>
internal sealed class Agenda
{
    private const int MostAttempts = 4;
    private readonly Questions _questions;
    private readonly IReadOnlyList<ClaimField> _open;
    private readonly Dictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declined = new(StringComparer.Ordinal);

    /// <summary>Reads the history.</summary>
    /// <param name="briefing">Fields and values.</param>
    /// <param name="written">Fields that were written in the turn at hand.</param>
    /// <param name="history">The conversation.</param>
    /// <param name="pack">The language.</param>
    public Agenda(Briefing briefing, IReadOnlySet<string> written, History history, LanguagePack pack)
    {
        _questions = new Questions(pack);
        _open = [.. briefing.Fields.Where(field => !field.IsAboutCaller && !briefing.Claim.ContainsKey(field.Name) && !written.Contains(field.Name))];
        foreach (var (assistant, caller) in history.Exchanges())
        {
            if (_questions.AskedIn(assistant, briefing.Fields) is not { } asked)
                continue;

            Asked = asked;
            _attempts[asked.Name] = Attempts(asked) + 1;
            if (Declines(caller, asked, pack))
                _declined.Add(asked.Name);
        }

        if (_questions.AskedIn(history.AssistantBefore, briefing.Fields) is null)
            Asked = null;
    }

    /// <summary>The field that the caller was answering to; null if it was something else.</summary>
    public ClaimField? Asked { get; }

    /// <summary>Fields without value.</summary>
    public IReadOnlyList<ClaimField> Missing => _open;

    /// <summary>The next field to ask for; null when there is none.</summary>
    public ClaimField? Next => _open.FirstOrDefault(open => !_declined.Contains(open.Name) && Attempts(open) < MostAttempts);

    /// <summary>The question for the next field, rephrased if it was asked before; null when there is none.</summary>
    public string? NextQuestion => Next is { } next ? QuestionFor(next) : null;

    /// <summary>The question for a field.</summary>
    public string QuestionFor(ClaimField field) => _questions.For(field, Attempts(field));

    /// <summary>The question that was asked last for a field, in the same words.</summary>
    public string QuestionAgain(ClaimField field) => _questions.For(field, Math.Max(0, Attempts(field) - 1));

    /// <summary>Whether the caller will not tell this.</summary>
    public static bool Declines(string caller, ClaimField asked, LanguagePack pack)
    {
        var folded = Understanding.Folding.Fold(caller);
        return pack.Intents.DontKnow.IsMatch(folded)
            || (asked.Kind != FieldKind.Circumstance && (pack.Intents.No.IsMatch(folded) || pack.Intents.NothingElse.IsMatch(folded)));
    }

    private int Attempts(ClaimField field) => _attempts.GetValueOrDefault(field.Name);
}
