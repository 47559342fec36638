using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>
/// Reads the clauses of an utterance. Each belongs to the field it names ("the damage is …"), the field its form speaks of ("I'm in …",
/// "nobody was hurt"), the field of the clause before when it continues it, or the field that was asked for.
/// </summary>
internal sealed class StatementReader(IReadOnlyList<ClaimField> fields, LanguagePack pack, ClaimField? asked, IReadOnlySet<string> missing)
{
    private readonly ValueCleaner _cleaner = new(pack);
    private readonly LabelReader _labels = new(fields, pack);

    /// <summary>Values by field name.</summary>
    /// <param name="utterance">With the unmistakable parts already taken.</param>
    /// <param name="answered">Whether those parts answered something.</param>
    public IEnumerable<(string Field, string Value)> Read(Utterance utterance, bool answered)
    {
        var clauses = Clauses.Of(utterance, pack.Shapes.ClauseBorder);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new ClaimField?[clauses.Count];
        for (var i = 0; i < clauses.Count; i++)
        {
            var text = utterance.Text[clauses[i].Start..clauses[i].End];
            if (_labels.Read(text) is var (labelled, offset) && _cleaner.Clean(text[offset..], labelled.Kind).Length > 0)
            {
                owners[i] = labelled;
                clauses[i] = clauses[i] with { Start = clauses[i].Start + offset, Cut = true };
            }
            else
            {
                owners[i] = Owner(text, clauses[i], i > 0 ? owners[i - 1] : null);
            }
        }

        foreach (var field in owners.OfType<ClaimField>().Distinct())
        {
            var value = Value(field, utterance, clauses, owners);
            if (value.Length > 0)
                found.TryAdd(field.Name, value);
        }

        if (asked is { Kind: FieldKind.Circumstance } && !answered && !found.ContainsKey(asked.Name) && IsYesOrNo(utterance.Folded))
            found[asked.Name] = utterance.Text.Trim(' ', '.', '!', ',');
        return found.Select(pair => (pair.Key, pair.Value));
    }

    private bool IsYesOrNo(string folded) => pack.Intents.No.IsMatch(folded) || pack.Intents.Yes.IsMatch(folded);

    private ClaimField? Owner(string text, Clause clause, ClaimField? previous)
    {
        var folded = Folding.Fold(text);
        var stripped = folded[pack.Shapes.Interjection.Match(folded).Length..];
        if (ByForm(stripped) is { } formed)
            return formed;
        if (ByTopic(stripped, text) is { } topical)
            return topical;
        if (clause.Cut && _cleaner.Clean(text, asked?.Kind ?? FieldKind.Text).Length == 0)
            return null;
        if (previous is { Kind: FieldKind.Place or FieldKind.Thing or FieldKind.Account } && previous != asked && !clause.Cut)
            return previous;
        return AskedFits(stripped) ? asked : null;
    }

    // Moments, addresses and numbers were looked for by their form; a clause cannot be one.
    private bool AskedFits(string stripped) =>
        asked is not null
        && asked.Kind is not (FieldKind.Moment or FieldKind.Email or FieldKind.Phone or FieldKind.Identifier)
        && !pack.Intents.Courtesy.IsMatch(stripped)
        && !(asked.Kind is FieldKind.Thing or FieldKind.Place && pack.Intents.Yes.IsMatch(stripped));

    private ClaimField? ByForm(string folded)
    {
        if (pack.Shapes.Circumstance.IsMatch(folded) && Open(FieldKind.Circumstance) is { } circumstance)
            return circumstance;
        if (pack.Shapes.OtherParty.IsMatch(folded) && Open(FieldKind.Person) is { } person)
            return person;
        return asked?.Kind != FieldKind.Account && pack.Shapes.SaysWhere.IsMatch(folded) ? Open(FieldKind.Place) : null;
    }

    private ClaimField? ByTopic(string folded, string text)
    {
        var words = Words.Of(folded);
        if (asked?.Kind is not (FieldKind.Thing or FieldKind.Account) && Open(FieldKind.Thing) is { } thing && IsAbout(words, FieldKind.Thing) && NamesOne(text))
            return thing;
        if (asked?.Kind != FieldKind.Account && IsAbout(words, FieldKind.Place) && !IsAbout(words, FieldKind.Thing)
            && (asked?.Kind == FieldKind.Thing || pack.Shapes.PlaceLeadIn.IsMatch(folded)) && Open(FieldKind.Place) is { } place)
        {
            return place;
        }

        return asked is null && pack.Intents.Mishap.IsMatch(folded) ? Open(FieldKind.Account) : null;
    }

    private bool IsAbout(List<Word> words, FieldKind kind) =>
        pack.Topics.TryGetValue(kind, out var topic) && words.Exists(word => topic.Contains(word.Text));

    // "my computer" names none, "my Dell computer" or "iPhone 15" does.
    private bool NamesOne(string text)
    {
        var clean = _cleaner.Clean(text, FieldKind.Thing);
        return clean.Any(char.IsAsciiDigit) || Words.Of(clean).Exists(word => char.IsUpper(clean[word.Start]) && word.Text.Length > 1);
    }

    private ClaimField? Open(FieldKind kind) =>
        asked?.Kind == kind ? asked : fields.FirstOrDefault(field => field.Kind == kind && !field.IsAboutCaller && missing.Contains(field.Name));

    private string Value(ClaimField field, Utterance utterance, List<Clause> clauses, ClaimField?[] owners)
    {
        if (field.Kind == FieldKind.Account)
        {
            // An account keeps its own words, moments included.
            var (first, last) = (Array.IndexOf(owners, field), Array.LastIndexOf(owners, field));
            return _cleaner.Clean(utterance.Text[clauses[first].Start..clauses[last].End], field.Kind);
        }

        var parts = new List<(int Start, int End)>();
        for (var i = 0; i < clauses.Count; i++)
        {
            if (owners[i] != field)
                continue;
            if (i > 0 && owners[i - 1] == field && !clauses[i].Cut && parts.Count > 0)
                parts[^1] = (parts[^1].Start, clauses[i].End);
            else
                parts.Add((clauses[i].Start, clauses[i].End));
        }

        return string.Join(", ", parts.Select(part => Part(field, utterance.Text[part.Start..part.End])).Where(part => part.Length > 0));
    }

    private string Part(ClaimField field, string text)
    {
        if (field.Kind == FieldKind.Person && pack.Shapes.OtherParty.Match(Folding.Fold(text)) is { Success: true } match)
            text = text[match.Groups["value"].Index..];
        return _cleaner.Clean(text, field.Kind);
    }
}
