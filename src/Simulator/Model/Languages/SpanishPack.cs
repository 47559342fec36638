namespace CallCenter.Simulator.Model.Languages;

/// <summary>Spanish.</summary>
internal static class SpanishPack
{
    public static LanguagePack Create() => new()
    {
        Code = "es",
        Phrases = SpanishPhrases.Create(),
        Intents = SpanishIntents.Create(),
        Shapes = SpanishShapes.Create(),
        Dates = SpanishDates.Create(),
        Topics = SpanishVocabulary.Topics,
        Known = SpanishVocabulary.Known,
        Empty = SpanishVocabulary.Empty,
        Labels = SpanishVocabulary.Labels,
    };
}
