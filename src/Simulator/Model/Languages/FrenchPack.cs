namespace CallCenter.Simulator.Model.Languages;

/// <summary>French.</summary>
internal static class FrenchPack
{
    public static LanguagePack Create() => new()
    {
        Code = "fr",
        Phrases = FrenchPhrases.Create(),
        Intents = FrenchIntents.Create(),
        Shapes = FrenchShapes.Create(),
        Dates = FrenchDates.Create(),
        Topics = FrenchVocabulary.Topics,
        Known = FrenchVocabulary.Known,
        Empty = FrenchVocabulary.Empty,
        Labels = FrenchVocabulary.Labels,
    };
}
