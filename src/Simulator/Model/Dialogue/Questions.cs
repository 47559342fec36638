using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>Asks for fields, and recognises its own questions in the history.</summary>
internal sealed class Questions(LanguagePack pack)
{
    private const int LongestDescription = 90;
    private const int ShortestBeginning = 12;

    /// <summary>The question for a field; later attempts are rephrased.</summary>
    public string For(ClaimField field, int attempt)
    {
        var (subject, natural) = Subject(field);
        if (!natural)
            return pack.Phrases.PlainQuestion.Replace("{field}", subject, StringComparison.Ordinal);

        var variants = pack.Phrases.Questions.TryGetValue(field.Kind, out var own) ? own : pack.Phrases.Questions[FieldKind.Text];
        var question = variants[Math.Min(attempt, variants.Count - 1)].Replace("{field}", subject, StringComparison.Ordinal);
        return CapitalAfterStop(question);
    }

    /// <summary>The field that a text asks for; the last one if it asks for several; null if it asks for none.</summary>
    public ClaimField? AskedIn(string text, IEnumerable<ClaimField> fields)
    {
        var folded = Folding.Fold(text);
        var candidates = fields.Where(field => !field.IsAboutCaller).ToList();
        var asked = candidates
            .Select(field => (field, subject: Folding.Fold(Subject(field).Text)))
            .Select(pair => (pair.field, at: folded.LastIndexOf(pair.subject, StringComparison.Ordinal), length: pair.subject.Length))
            .Where(pair => pair.at >= 0)
            .OrderBy(pair => pair.at + pair.length).ThenBy(pair => pair.length)
            .LastOrDefault().field;
        return asked ?? candidates.Find(field => EndsWithBeginningOf(folded, Folding.Fold(For(field, 0))));
    }

    // A question that was interrupted is in the history as far as it was heard.
    private static bool EndsWithBeginningOf(string text, string question)
    {
        for (var length = question.Length - 1; length >= ShortestBeginning; length--)
        {
            if (text.AsSpan().TrimEnd(" .…-").EndsWith(question.AsSpan(0, length).TrimEnd(), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>What is asked for, as a phrase; and whether it reads like one in this language.</summary>
    private (string Text, bool Natural) Subject(ClaimField field)
    {
        var description = field.Description.Split('.')[0].Trim();
        if (description.Length is > 0 and <= LongestDescription && LanguagePacks.Guess(description) is var language && (language is null || string.Equals(language, pack.Code, StringComparison.Ordinal)))
            return Described(description);
        if (pack.Labels.TryGetValue(field.Label, out var label))
            return (label, true);
        return pack.Code is "en" ? ($"the {field.Label}", true) : (field.Label, false);
    }

    private (string Text, bool Natural) Described(string description)
    {
        var first = Words.Of(description)[0].Text;
        var lower = char.IsUpper(description[0]) && (description.Length == 1 || !char.IsUpper(description[1]))
            ? char.ToLowerInvariant(description[0]) + description[1..]
            : description;
        if (pack.Code is not "en")
            return (lower, pack.Empty.Contains(first));

        var complete = pack.Empty.Contains(first) || first is "when" or "where" or "what" or "who" or "which" or "whether" or "how" or "why";
        return (complete ? lower : $"the {lower}", true);
    }

    private static string CapitalAfterStop(string question) =>
        question.Length > 0 ? char.ToUpperInvariant(question[0]) + question[1..] : question;
}
