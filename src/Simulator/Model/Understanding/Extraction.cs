using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>
/// Reads the facts out of one utterance. First what has a form of its own and is unmistakable (addresses, moments, telephone numbers, names,
/// policy numbers), each taken out of the text; then the clauses that are left, by what they say about themselves or by the question before.
/// </summary>
internal sealed class Extraction
{
    private readonly Briefing _briefing;
    private readonly LanguagePack _pack;
    private readonly ClaimField? _asked;
    private readonly HashSet<string> _missing;
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);

    private Extraction(Briefing briefing, LanguagePack pack, ClaimField? asked, IEnumerable<ClaimField> missing)
    {
        _briefing = briefing;
        _pack = pack;
        _asked = asked;
        _missing = missing.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The facts, by field, in the order of the fields.</summary>
    /// <param name="text">What the caller said.</param>
    /// <param name="briefing">Call and fields.</param>
    /// <param name="pack">The language.</param>
    /// <param name="asked">The field that was asked for; null when the question was something else.</param>
    /// <param name="missing">Fields without value.</param>
    public static IReadOnlyList<(ClaimField Field, string Value)> Read(
        string text, Briefing briefing, LanguagePack pack, ClaimField? asked, IEnumerable<ClaimField> missing)
    {
        var extraction = new Extraction(briefing, pack, asked, missing);
        var utterance = new Utterance(text);
        extraction.TakeForms(utterance);
        if (!Plausibility.IsNonsense(text, pack))
        {
            var statements = new StatementReader(briefing.Fields, pack, asked, extraction._missing);
            foreach (var (name, value) in statements.Read(utterance, extraction._found.Count > 0))
                extraction._found.TryAdd(name, value);
        }

        return [.. briefing.Fields.Where(field => extraction.IsNews(field)).Select(field => (field, extraction._found[field.Name]))];
    }

    private bool IsNews(ClaimField field) => _found.TryGetValue(field.Name, out var value)
        && !(_briefing.Claim.TryGetValue(field.Name, out var known) && string.Equals(known, value, StringComparison.OrdinalIgnoreCase));

    private void TakeForms(Utterance utterance)
    {
        Keep(FieldKind.Email, ContactReader.TakeEmail(utterance, _pack.Shapes));
        if (_asked?.Kind == FieldKind.Identifier)
            TakeIdentifier(utterance, asked: true);
        TakeMoments(utterance);
        Keep(FieldKind.Phone, ContactReader.TakePhone(utterance));
        if (_asked?.Kind == FieldKind.Phone && !_found.ContainsKey(_asked.Name))
            Keep(FieldKind.Phone, ContactReader.TakeSaidPhone(utterance, _pack.Dates));
        TakeIdentifier(utterance, asked: false);
        if (new NameReader(_pack).Take(utterance) is { } name)
            _found.TryAdd(_asked is { Kind: FieldKind.Person } person && !HasField("caller_name") ? person.Name : "caller_name", name);
    }

    private void TakeMoments(Utterance utterance)
    {
        var moments = new MomentReader(_pack.Dates, _briefing.Call.Now.DateTime, future: false).Find(utterance.Text, _asked?.Kind == FieldKind.Moment);
        foreach (var moment in moments.Where(moment => utterance.IsFree(moment.Start, moment.End)))
        {
            utterance.Take(moment.Start, moment.End);
            Keep(FieldKind.Moment, moment.Iso(_briefing.Call, future: false));
        }
    }

    private void TakeIdentifier(Utterance utterance, bool asked)
    {
        var wanted = asked ? _asked : _briefing.Fields.FirstOrDefault(field => field.Kind == FieldKind.Identifier && _missing.Contains(field.Name));
        if (wanted is not null && !_found.ContainsKey(wanted.Name) && new IdentifierReader(_pack.Shapes).Take(utterance, asked) is { } value)
            _found[wanted.Name] = value;
    }

    // The field that was asked for comes first, then those still open in their order; the caller's own data last.
    private void Keep(FieldKind kind, string? value)
    {
        if (value is null)
            return;

        var field = _asked?.Kind == kind && !_found.ContainsKey(_asked.Name)
            ? _asked
            : _briefing.Fields.FirstOrDefault(field => field.Kind == kind && !field.IsAboutCaller && IsOpen(field))
                ?? _briefing.Fields.FirstOrDefault(field => field.Kind == kind && field.IsAboutCaller && !_found.ContainsKey(field.Name));
        if (field is not null)
            _found[field.Name] = value;
    }

    private bool IsOpen(ClaimField field) => _missing.Contains(field.Name) && !_found.ContainsKey(field.Name);

    private bool HasField(string name) => _briefing.Fields.Any(field => string.Equals(field.Name, name, StringComparison.Ordinal));
}
