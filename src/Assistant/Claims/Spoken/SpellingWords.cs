namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>How a language says letters, accents and signs within a name. Alternatives are divided by a bar.</summary>
internal sealed record SpellingWords
{
    /// <summary>Letters that have a name of several letters: "zed". They count in calls in their language only.</summary>
    public (string Said, char Letter)[] Letters { get; init; } = [];

    /// <summary>Accents behind a letter, as combining marks: "acute" is U+0301.</summary>
    public (string Said, char Mark)[] Marks { get; init; } = [];

    /// <summary>Signs between letters or words: "apostrophe", "hyphen". No family may have their name.</summary>
    public (string Said, char Sign)[] Signs { get; init; } = [];

    /// <summary>Signs between letters alone, for their words may be names: "dash".</summary>
    public (string Said, char Sign)[] SignsOfLetters { get; init; } = [];

    /// <summary>Words that make the letter behind them a capital: "capital".</summary>
    public string Capitals { get; init; } = "";

    /// <summary>Words that make the letter before them a capital: "majuscule".</summary>
    public string CapitalsBehind { get; init; } = "";

    /// <summary>Words that repeat the letter behind them, "two" as in "with two p" among them.</summary>
    public (string Said, int Times)[] Repeats { get; init; } = [];

    /// <summary>Words between a letter and a word that begins with it: "as in".</summary>
    public string Likenesses { get; init; } = "";

    /// <summary>Words of the same meaning that stand in names as well: "de".</summary>
    public string LikenessesInNames { get; init; } = "";

    /// <summary>Words between a name and the letters that differ in it: "with a".</summary>
    public string With { get; init; } = "";

    /// <summary>Words between letters that differ in a name at several places: "and".</summary>
    public string And { get; init; } = "";

    /// <summary>Words between the letter that is in a name and the one that was heard for it: "not a".</summary>
    public string Not { get; init; } = "";

    /// <summary>Words between a name and a letter that is not in it: "without an".</summary>
    public string Without { get; init; } = "";

    /// <summary>Words between a name and its spelling: "that is".</summary>
    public string Introductions { get; init; } = "";

    /// <summary>Words that are told about a name and are none of it: "first name", "at the end".</summary>
    public string AboutNames { get; init; } = "";

    /// <summary>What is said before a name, and is no part of it: "my name is".</summary>
    public string Before { get; init; } = "";
}
