using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>The languages the stand-in speaks.</summary>
internal static class LanguagePacks
{
    private static readonly LanguagePack English = EnglishPack.Create(monthFirst: true);
    private static readonly LanguagePack BritishEnglish = EnglishPack.Create(monthFirst: false);
    private static readonly LanguagePack[] All = [English, FrenchPack.Create(), SpanishPack.Create(), ChinesePack.Create()];

    /// <summary>The pack for a BCP-47 tag; English for languages it does not speak.</summary>
    public static LanguagePack For(string tag)
    {
        if (tag.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            return tag.EndsWith("US", StringComparison.OrdinalIgnoreCase) || tag.Length == 2 ? English : BritishEnglish;
        return All.FirstOrDefault(pack => tag.StartsWith(pack.Code, StringComparison.OrdinalIgnoreCase)) ?? English;
    }

    /// <summary>The language a text is most likely written in; null when it gives no hint.</summary>
    public static string? Guess(string text)
    {
        var words = Words.Of(text);
        if (words.Any(word => Words.IsIdeograph(word.Text[0])))
            return "zh";

        var best = All.Select(pack => (pack.Code, Hits: words.Count(word => pack.Empty.Contains(word.Text)), Known: words.Count(word => pack.Known.Contains(word.Text))))
            .OrderByDescending(hit => hit.Hits).ThenByDescending(hit => hit.Known).First();
        return best.Hits + best.Known > 0 ? best.Code : null;
    }
}
