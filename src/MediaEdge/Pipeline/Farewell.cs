namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Tells whether a goodbye was said, so that a call is not ended without one.</summary>
internal static class Farewell
{
    private static readonly string[] Words =
    [
        "goodbye", "good-bye", "bye", "farewell", "have a nice", "have a good", "have a great", "take care",
        "au revoir", "bonne journée", "bonne soirée", "à bientôt",
        "adiós", "hasta luego", "hasta pronto", "buen día", "buenas tardes", "buenas noches",
        "再见", "拜拜", "祝您",
    ];

    /// <summary>Whether one of the sentences says goodbye. Of languages other than the four built in nothing is known, and every sentence counts.</summary>
    public static bool IsIn(IEnumerable<string> sentences, string language) =>
        language[..2] is "en" or "fr" or "es" or "zh"
            ? sentences.Any(sentence => Words.Any(word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase)))
            : sentences.Any();
}
