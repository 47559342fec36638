using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Takes the value out of a statement: "It's a Dell Latitude laptop" is about a "Dell Latitude laptop".</summary>
internal sealed class ValueCleaner(LanguagePack pack)
{
    /// <summary>The value; empty when nothing with content is left.</summary>
    public string Clean(string statement, FieldKind kind)
    {
        var value = statement;
        for (var before = ""; !string.Equals(before, value, StringComparison.Ordinal);)
        {
            before = value;
            value = Strip(pack.Shapes.Interjection, value);
            if (kind is FieldKind.Account or FieldKind.Circumstance)
                continue;
            if (kind is FieldKind.Thing)
                value = BehindDigit(value);
            value = Strip(pack.Shapes.LeadIn, value);
            if (kind is FieldKind.Place)
                value = Strip(pack.Shapes.PlaceLeadIn, value);
            if (kind is FieldKind.Place or FieldKind.Thing)
                value = Strip(pack.Shapes.Article, value);
        }

        if (kind is FieldKind.Place or FieldKind.Thing && pack.Shapes.Stop.Match(Folding.Fold(value)) is { Success: true, Index: > 0 } stop)
            value = value[..stop.Index];
        value = StripEnd(value);
        return HasContent(value) && !(kind is FieldKind.Thing && (IsLoneDigit(value) || OnlyTellsWhatHappened(value))) ? value : "";
    }

    /// <summary>Whether a text says more than words such as "it started".</summary>
    public bool HasContent(string text) =>
        Words.Of(text).Exists(IsContent);

    private bool IsContent(Word word) => char.IsLetterOrDigit(word.Text[0]) && !pack.Empty.Contains(word.Text);

    // No item is called "3" or "3 it".
    private bool IsLoneDigit(string value) => Words.Of(value).FindAll(IsContent) is [{ IsNumber: true, Text.Length: 1 }];

    // "I lost it" is what happened to a thing, and names none.
    private bool OnlyTellsWhatHappened(string value)
    {
        var rest = pack.Intents.Mishap.Replace(Folding.Fold(value), " ");
        return rest.Length < value.Length && !HasContent(rest) && Words.Of(rest).Count > 1;
    }

    // "3 It is a laptop": the digit is the end of an answer that broke off.
    private string BehindDigit(string value) =>
        value is [>= '0' and <= '9', ' ', .. var behind] && pack.Shapes.LeadIn.IsMatch(Folding.Fold(behind)) ? behind : value;

    private static string Strip(Regex beginning, string value) =>
        beginning.Match(Folding.Fold(value)) is { Success: true, Length: > 0 } match ? value[match.Length..].TrimStart() : value;

    private string StripEnd(string value) =>
        pack.Shapes.Tail.Match(Folding.Fold(value)) is { Success: true } match ? value[..match.Index] : value;
}
