namespace CallCenter.Simulator.Model.Languages;

/// <summary>English.</summary>
internal static class EnglishPack
{
    public static LanguagePack Create(bool monthFirst) => new()
    {
        Code = "en",
        Phrases = EnglishPhrases.Create(),
        Intents = EnglishIntents.Create(),
        Shapes = EnglishShapes.Create(),
        Dates = EnglishDates.Create(monthFirst),
        Topics = EnglishVocabulary.Topics,
        Known = EnglishVocabulary.Known,
        Empty = EnglishVocabulary.Empty,
        Labels = EnglishVocabulary.Labels,
    };
}
