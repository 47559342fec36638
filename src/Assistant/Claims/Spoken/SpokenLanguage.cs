using CallCenter.Assistant.Claims.Spoken.Dates;

namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>
/// All that is known of how a language says dates, numbers and letters. Alternatives with the same meaning are divided by a bar. Another language is another such table, entered in <see cref="SpokenLanguages"/>;
/// months, days of the week and number words come with the platform and with Humanizer.
/// </summary>
internal sealed class SpokenLanguage
{
    private readonly Lazy<NumberWords> numbers;
    private readonly Lazy<Lexicon> dates;
    private readonly Lazy<SpokenDigits> digits;

    /// <summary>Makes the tables at first use: writing out the numbers takes some milliseconds.</summary>
    public SpokenLanguage()
    {
        numbers = new(() => new NumberWords(NumberCultures!, OtherNumbers));
        dates = new(() => new Lexicon(this));
        digits = new(() => new SpokenDigits(this));
    }

    /// <summary>ISO 639 code of two letters.</summary>
    public required string Code { get; init; }

    /// <summary>Cultures of Humanizer that say numbers in this language, the main one first.</summary>
    public required string[] NumberCultures { get; init; }

    /// <summary>Numbers that Humanizer does not write.</summary>
    public (string Said, int Value)[] OtherNumbers { get; init; } = [];

    /// <summary>Whether two numbers alone are an hour and its minutes, as "nine fifteen" is; elsewhere they are a day and its month.</summary>
    public bool SaysBareHours { get; init; }

    /// <summary>Words of dates and times.</summary>
    public required (string Said, Term[] Meant)[] DateWords { get; init; }

    /// <summary>Words that repeat the digit or letter behind them: "double".</summary>
    public (string Said, int Times)[] Repeats { get; init; } = [];

    /// <summary>The plus before a country code.</summary>
    public required string Plus { get; init; }

    /// <summary>What stands before the extension of a telephone number.</summary>
    public required string Extension { get; init; }

    /// <summary>Words around a value that carry nothing: "my number is".</summary>
    public required string Around { get; init; }

    /// <summary>Words that stand between the digits of a telephone number and carry nothing: "dash".</summary>
    public string BetweenDigits { get; init; } = "";

    /// <summary>Sounds of somebody who thinks: "uh".</summary>
    public string Hesitations { get; init; } = "";

    /// <summary>Words with which what was said before is taken back: "no wait", "I mean".</summary>
    public string Corrections { get; init; } = "";

    /// <summary>A word that takes something back where it stands within a date, a number or an address: "no".</summary>
    public string No { get; init; } = "";

    /// <summary>The article before a day of the month: "le" of "le 5 à midi", where the month may be left out.</summary>
    public string DayArticle { get; init; } = "";

    /// <summary>How e-mail addresses are said.</summary>
    public required AddressWords Address { get; init; }

    /// <summary>How letters are said.</summary>
    public required SpellingWords Spelling { get; init; }

    /// <summary>Its numbers.</summary>
    public NumberWords Numbers => numbers.Value;

    /// <summary>Its digits, ready to be read.</summary>
    public SpokenDigits Digits => digits.Value;

    /// <summary>Its words of dates and times, ready to be looked up.</summary>
    public Lexicon Dates => dates.Value;

    /// <summary>Whether a code such as <c>fr-FR</c> is of this language.</summary>
    public bool IsOf(string code) => code.StartsWith(Code, StringComparison.OrdinalIgnoreCase) && (code.Length == Code.Length || code[Code.Length] == '-');
}
