namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>
/// Words with which a caller takes back what they have just said: "the fourth, no wait, the fifth". How much of it they take back only the
/// sense tells, which the model has understood; so it is asked to send what counts.
/// </summary>
internal static class SelfCorrection
{
    private static readonly Phrases<bool> Corrections = PhraseSet.Of(SpokenLanguages.From("").Select(spoken => spoken.Corrections));
    private static readonly Phrases<bool> Denials = PhraseSet.Of(SpokenLanguages.From("").Select(spoken => spoken.No));

    // "No later than noon" takes nothing back.
    private static readonly string[] Comparatives = ["later", "earlier", "sooner", "mas"];

    /// <summary>Why such a value is refused, for the model.</summary>
    public const string Reason = "the caller corrects themselves in it: send only what they meant in the end";

    /// <summary>Whether a "no" stands behind a pause, and something behind it: "Jane, no Joan".</summary>
    /// <param name="text">What came.</param>
    public static bool Denies(string text)
    {
        var words = SpokenWords.Of(text);
        return Enumerable.Range(1, Math.Max(words.Count - 1, 0)).Any(at =>
            string.Equals(words[at - 1], SpokenWords.Pause, StringComparison.Ordinal) && Denials.Find(words, at) is var count and > 0 && at + count < words.Count);
    }

    /// <summary>Whether something is taken back in the middle of the text, with something before it and something behind it.</summary>
    /// <param name="text">What came.</param>
    /// <param name="orDenies">Whether a mere "no" does so too, as it does where it can be no part of the value.</param>
    public static bool IsIn(string text, bool orDenies)
    {
        var words = SpokenWords.Of(text);
        return Enumerable.Range(0, words.Count).Skip(1).Any(at => Ends(Corrections, at) || (orDenies && Ends(Denials, at)));

        bool Ends(Phrases<bool> phrases, int at) =>
            phrases.Find(words, at) is var count and > 0 && at + count < words.Count && !Comparatives.Contains(words[at + count], StringComparer.Ordinal);
    }
}
