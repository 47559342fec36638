using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds answers that name their field: "the building is B", "my address is …", "my laptop is a Dell".</summary>
internal sealed class LabelReader(IReadOnlyList<ClaimField> fields, LanguagePack pack)
{
    private static readonly string[] WithoutMeaning = ["info", "information", "number", "description", "details", "type", "data", "date", "time", "datetime", "name"];

    /// <summary>The field and where in the clause its value begins, when the clause names one of the fields.</summary>
    public (ClaimField Field, int ValueStart)? Read(string clause)
    {
        var folded = Folding.Fold(clause);
        if (pack.Shapes.ThingIs.Match(folded) is { Success: true } thing && FieldOfThing(thing.Groups["thing"].Value) is { } thingField)
            return (thingField, thing.Groups["value"].Index);
        if (pack.Shapes.Labelled.Match(folded) is { Success: true } labelled && FieldOf(labelled.Groups["label"].Value) is { } field)
            return (field, labelled.Groups["value"].Index);
        return null;
    }

    private ClaimField? FieldOfThing(string word) => pack.Topics.TryGetValue(FieldKind.Thing, out var things) && things.Contains(word)
        ? fields.FirstOrDefault(field => field.Kind == FieldKind.Thing)
        : null;

    private ClaimField? FieldOf(string label)
    {
        var words = Words.Of(label).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var best = fields
            .Where(field => field.Kind is FieldKind.Text or FieldKind.Place or FieldKind.Thing or FieldKind.Person or FieldKind.Account or FieldKind.Circumstance)
            .Select(field => (field, score: Score(field, words)))
            .MaxBy(pair => pair.score);
        return best.score > 0 ? best.field : null;
    }

    private int Score(ClaimField field, HashSet<string> words)
    {
        // "The computer is broken" tells nothing about which computer it is.
        var meaningful = field.Words.Where(word => !WithoutMeaning.Contains(word, StringComparer.Ordinal)
            && !(field.Kind == FieldKind.Thing && pack.Topics[FieldKind.Thing].Contains(word))).ToList();
        var score = meaningful.Count(words.Contains) * 2;
        if (score > 0 && words.SetEquals(field.Words))
            score += 3;

        // "My address is" speaks of whatever place is wanted.
        if (field.Kind == FieldKind.Place && words.Overlaps(["address", "location", "place", "adresse", "lieu", "direccion", "lugar", "ubicacion"]))
            score++;
        return score;
    }
}
