namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>Phrases that stand for nothing but themselves.</summary>
internal static class PhraseSet
{
    /// <summary>All of them; a language that has none says so by an empty text.</summary>
    /// <param name="phrases">As they are written, alternatives divided by a bar.</param>
    public static Phrases<bool> Of(IEnumerable<string> phrases) => new(phrases.Where(phrase => phrase.Length > 0).Select(phrase => (phrase, true)));
}
