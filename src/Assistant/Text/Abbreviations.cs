using System.Collections.Frozen;

namespace CallCenter.Assistant.Text;

/// <summary>Words whose closing dot does not end a sentence, in English, French and Spanish. Others, such as "etc.", end one only before a capital.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Always = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "mt", "rev", "gen", "sgt", "capt", "vs", "approx", "dept", "est",
        "e.g", "i.e", "a.m", "p.m", "p.ex", "p.ej", "mme", "mmes", "mlle", "mlles", "mm", "pr", "bd", "av", "apt",
        "sr", "sra", "srta", "dra", "dña", "ud", "uds", "avda", "réf", "ref", "tél", "tel",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> BeforeANumber = new[]
    {
        "no", "nos", "nº", "n°", "núm", "num", "art", "fig", "vol", "pp", "pág", "pag", "chap", "ch", "ext", "apdo",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="word"/>, written without its dot, goes on into what begins with <paramref name="next"/>.</summary>
    public static bool GoesOn(string word, char next) =>
        Always.Contains(word) || (char.IsAsciiDigit(next) && BeforeANumber.Contains(word));
}
