namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>Puts a name together from words that were heard and letters that were spelled.</summary>
internal sealed class SpelledName
{
    private const int FewestAtEnd = 3;
    private const int FewestAnywhere = 4;
    private const int FewestIntroduced = 2;
    private readonly IReadOnlyList<NameWord> words;
    private readonly string[] folded;
    private readonly SpellingTables tables;
    private readonly SpellingReader reader;
    private List<string> name = [];

    private SpelledName(IReadOnlyList<NameWord> words, SpellingTables tables)
    {
        this.words = words;
        this.tables = tables;
        folded = [.. words.Select(word => word.Folded)];
        reader = new SpellingReader(words, folded, tables);
    }

    /// <summary>The name; the text itself where nothing in it is spelled. Null where letters were told that fit nowhere, as in "Sara with an H".</summary>
    /// <param name="text">What came.</param>
    /// <param name="language">Short code of the call's language.</param>
    public static string? Read(string text, string language)
    {
        var spelled = new SpelledName(RadioAlphabet.Spelled(NameWord.Of(text)), SpellingTables.For(language));
        var isSpelled = false;
        for (var at = 0; at < spelled.words.Count;)
        {
            if (spelled.Take(ref at) is not { } taken)
                return null;
            isSpelled |= taken;
        }

        return isSpelled ? string.Join(' ', spelled.name) : text;
    }

    // Whether something spelled was taken, rather than a word; null where it does not fit.
    private bool? Take(ref int at)
    {
        var introduction = tables.Introductions.Find(folded, at);
        if (name.Count > 0 && tables.Without.Find(folded, at + introduction) is var without and > 0)
            return Correct(ref at, introduction + without, NameCorrection.Without);
        if (name.Count > 0 && tables.With.Find(folded, at + introduction) is var with and > 0)
            return char.IsLower(words[at].Written[0]) && reader.Read(at + introduction + with) is null ? null : Correct(ref at, introduction + with, NameCorrection.With);
        if (reader.Read(at + introduction) is { } letters && IsMeant(letters, introduction > 0))
        {
            at = letters.End;
            return Put(letters.AsName()) ? true : null;
        }

        // "Brown like the colour"; "Perry Como Junior" is a name.
        if (name.Count > 0 && char.IsLower(words[at].Written[0]) && tables.SureLikenesses.Find(folded, at) is var likeness and > 0 && at + likeness < words.Count)
            return null;

        if (words[at].IsLetter && tables.SureLikenesses.Find(folded, at + 1) is var told and > 0 && at + 1 + told < words.Count)
            return Initial(ref at);

        if (name.Count > 0 && tables.Signs.Find(folded, at, out var sign) is var count and > 0 && at + count < words.Count)
        {
            name[^1] += sign + words[at + count].Written;
            at += count + 1;
            return true;
        }

        name.Add(words[at++].Written);
        return false;
    }

    // "with a Y", "with a V, not a B", "without an H"; a word that is followed by no letter is one of the name.
    private bool? Correct(ref int at, int skipped, Func<IReadOnlyList<string>, string, IReadOnlyList<string>?> correct)
    {
        if (reader.Read(at + skipped) is not { } told)
        {
            if (tables.Marks.Find(folded, at + skipped) > 0 || words.Skip(at).Any(word => word.IsLetter))
                return null;
            name.Add(words[at++].Written);
            return false;
        }

        at = told.End;
        var letters = told.Text.ToLowerInvariant();
        var denial = tables.Not.Find(folded, at);
        var other = denial > 0 ? reader.Read(at + denial) : null;
        at = other?.End ?? at;
        var corrected = denial == 0 ? correct(name, letters) : other is { } wrong ? NameCorrection.InPlaceOf(name, letters, wrong.Text.ToLowerInvariant()) : null;
        if (corrected is null)
            return null;
        name = [.. corrected];
        if (tables.And.Find(folded, at) is var more and > 0 && Correct(ref at, more, correct) is null)
            return null;
        return true;
    }

    // "D as in Delta"; a word that does not begin with the letter is none that can be checked, and a letter of the name may be told of it.
    private bool? Initial(ref int at)
    {
        if (reader.One(at) is not (var letter, var count and > 1) || (at + count == words.Count && name.Exists(word => word.Contains(letter, StringComparison.OrdinalIgnoreCase))))
            return null;
        name.Add(letter.ToUpperInvariant());
        at += count;
        return true;
    }

    // Initials are letters too: "J R R Tolkien".
    private bool IsMeant(Spelling letters, bool introduced) =>
        letters.Letters >= FewestAnywhere
        || (letters.Letters >= FewestAtEnd && (letters.End == words.Count || name.Exists(heard => HeardName.IsLike(heard, letters.Text))))
        || (letters.Letters >= FewestIntroduced && (introduced || name.Exists(heard => string.Equals(SpokenWords.Phrase(heard), SpokenWords.Phrase(letters.Text), StringComparison.Ordinal))));

    // False where it spells several words in one.
    private bool Put(string spelled)
    {
        if (SpelledPlace.Find(name, spelled) is not { } place)
            return false;
        name = [.. name.Take(place.Start), .. place.Keeps ? name.Skip(place.Start).Take(place.Count) : [spelled], .. name.Skip(place.Start + place.Count)];
        return true;
    }
}
