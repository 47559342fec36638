namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>How a language says what is in an e-mail address. Alternatives are divided by a bar.</summary>
internal sealed record AddressWords
{
    /// <summary>The signs: "at", "dot".</summary>
    public required (string Said, char Sign)[] Signs { get; init; }

    /// <summary>Says that the words before belong together: "all one word".</summary>
    public string Joined { get; init; } = "";

    /// <summary>What carries nothing: "in lower case".</summary>
    public string Empty { get; init; } = "";

    /// <summary>A word that may be part of an address or only stand between its letters: "h and m".</summary>
    public string And { get; init; } = "";

    /// <summary>What is said before an address: "my e-mail is".</summary>
    public string Before { get; init; } = "";
}
