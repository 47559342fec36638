using System.Text;
using CallCenter.Assistant.Claims.Spoken;
using CallCenter.Assistant.Claims.Spoken.Names;

namespace CallCenter.Assistant.Claims;

/// <summary>
/// An e-mail address as one says it: "jane dot doe at example dot com", "jean point dupont quatre-vingt-deux arobase exemple point fr". Numbers in
/// words are digits before the @ and words behind it, where they are part of a name: one.com. Letters are read as in names: "double l", "m for Mary".
/// </summary>
internal sealed class SpokenAddress
{
    private static readonly AddressWords[] All = [.. SpokenLanguages.From("").Select(spoken => spoken.Address)];
    private static readonly Phrases<char> Signs = new([("@", '@'), .. All.SelectMany(words => words.Signs)]);
    private static readonly Phrases<bool> Joined = PhraseSet.Of(All.Select(words => words.Joined));
    private static readonly Phrases<bool> Empty = PhraseSet.Of(All.Select(words => words.Empty));
    private static readonly Phrases<bool> Hesitations = PhraseSet.Of(SpokenLanguages.From("").Select(spoken => spoken.Hesitations));
    private static readonly Phrases<bool> And = PhraseSet.Of(All.Select(words => words.And));
    private static readonly Phrases<bool> Before = PhraseSet.Of(All.Select(words => words.Before));
    private readonly string[] words;
    private readonly bool[] dotted;
    private readonly string[] folded;
    private readonly SpokenLanguage? language;
    private readonly SpellingTables tables;
    private readonly SpellingReader letters;
    private readonly AddressText address = new();
    private bool isAmbiguous;

    private SpokenAddress(string said, string code)
    {
        language = SpokenLanguages.From(code).FirstOrDefault(known => known.IsOf(code));
        var told = Words(said);
        words = [.. told.Select(WithoutStop)];
        dotted = [.. told.Select(word => word.Length == 2 && word.EndsWith('.'))];
        folded = [.. words.Select(SpokenWords.Phrase)];
        tables = SpellingTables.For(code);
        letters = new SpellingReader([.. words.Zip(folded, (word, plain) => new NameWord(word, plain))], folded, tables);
    }

    /// <summary>
    /// The address as it is written. Null where there is one sign for @ too few or too many, or where it is not clear what belongs together, so
    /// that the caller is to be asked.
    /// </summary>
    /// <param name="said">What was said.</param>
    /// <param name="language">Short code of the call's language, in which numbers are said.</param>
    public static string? Written(string said, string language)
    {
        var spoken = new SpokenAddress(said, language);
        for (var at = spoken.Introduction(); at < spoken.words.Length;)
            at += spoken.Take(at);
        return spoken.isAmbiguous ? null : spoken.address.Finished();
    }

    private int Introduction()
    {
        var at = 0;
        while (Hesitations.Find(folded, at) is var count and > 0)
            at += count;
        return at + Before.Find(folded, at);
    }

    // A recogniser that takes words for a sentence ends it with a full stop: "J. As in John."
    private static string WithoutStop(string word) => word.TrimEnd('.', '?', '!', ';', ':') is { Length: > 0 } bare ? bare : word;

    // Each Chinese character is a word, as in the tables; so is each of letters that are tied together: K-E-V-Y-N.
    private static string[] Words(string said)
    {
        var text = new StringBuilder();
        foreach (var letter in said.ToLowerInvariant())
            _ = letter >= '\u3000' ? text.Append(' ').Append(letter).Append(' ') : text.Append(letter);
        var parts = text.ToString().Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.SelectMany(part => part.Split('-') is { Length: >= AddressText.FewestSpelled } tied && tied.All(letter => WithoutStop(letter) is [var single] && char.IsLetter(single)) ? tied : [part])];
    }

    private int Take(int at)
    {
        if (Signs.Find(folded, at, out var sign) is var signs and > 0)
        {
            address.AddSign(sign);
            return signs;
        }

        if (Joined.Find(folded, at) is var joined and > 0)
        {
            address.IsTold();
            return joined;
        }

        if (Empty.Find(folded, at) is var empty and > 0)
            return empty;
        if (Hesitations.Find(folded, at) is var hesitation and > 0 && !(address.EndsInSign && IsSignOrEnd(at + hesitation)))
            return hesitation;
        if (And.Find(folded, at) is var loose and > 0)
        {
            address.AddLoose(words[at]);
            return loose;
        }

        if (address.EndsInWord && tables.Introductions.Find(folded, at) is var introduced and > 0 && IsLetter(at + introduced))
            return introduced;
        return Letters(at) is var spelled and > 0 ? spelled : Number(at) is var numbers and > 0 ? numbers : Word(at);
    }

    // A word that is the name of a letter, "ele", may be a word as well, "two l" is 2l too, and "big b" a name.
    private int Letters(int at)
    {
        if (letters.One(at) is not var (spelled, count))
            return 0;
        if (count == 1 && words[at].Length > 1)
        {
            isAmbiguous |= IsLetter(at - 1) || IsLetter(at + 1);
            return 0;
        }

        isAmbiguous |= spelled.All(letter => letter is 'o' or 'O') && (IsNumber(at - 1) || IsNumber(at + count)); // The letter, or "oh" for zero.
        isAmbiguous |= count > 1 && (tables.Capitals.Find(folded, at) > 0 || (words[at].Length > 1 && IsNumberWord(at)));
        address.AddLetters(spelled.ToLowerInvariant());
        return count;
    }

    private bool IsLetter(int at) => at >= 0 && letters.One(at) is not null;

    private bool IsSignOrEnd(int at) => at >= words.Length || Signs.Find(folded, at) > 0;

    private bool IsNumber(int at) => at >= 0 && at < words.Length && words[at] is not [>= 'a' and <= 'z'] && IsNumberWord(at);

    private bool IsNumberWord(int at) => SpokenLanguages.From("").Any(spoken => spoken.Digits.Number(folded, at, out _) > 0);

    private int Number(int at)
    {
        if (language is null || words[at] is [< '\u0080'])
            return 0;
        var count = language.Digits.Number(folded, at, out var digits);
        if (count == 0 || (address.HasHost && !IsAmongLetters(at, count)))
            return 0;
        address.AddDigits(digits);
        return count;
    }

    // "three m dot com", "m six point fr", "一六三点com"; "one dot com" is a word.
    private bool IsAmongLetters(int at, int count) => words[at][0] >= '\u3000' || address.EndsInLetters || (at + count < words.Length && IsLetter(at + count));

    // A hyphen or an apostrophe within a word, and the stop of an initial, are the recogniser's, and may be the address's as well.
    private int Word(int at)
    {
        isAmbiguous |= !words[at].Contains('@', StringComparison.Ordinal) && !words[at].Contains('.', StringComparison.Ordinal) && words[at].AsSpan().IndexOfAny('-', '\'', '’') >= 0;
        isAmbiguous |= at > 0 && dotted[at - 1];
        if (words[at].All(char.IsAsciiDigit))
            address.AddDigits(words[at]);
        else
            address.AddWord(words[at]);
        return 1;
    }
}
