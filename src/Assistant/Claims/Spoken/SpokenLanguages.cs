using CallCenter.Assistant.Claims.Spoken.Languages;

namespace CallCenter.Assistant.Claims.Spoken;

/// <summary>The languages with a table.</summary>
internal static class SpokenLanguages
{
    private static readonly SpokenLanguage[] All = [English.Language, French.Language, Spanish.Language, Chinese.Language];

    /// <summary>
    /// All of them, that of the call first, to be tried in this order: models write English now and then, and hardly any phrase means different
    /// things in two of them.
    /// </summary>
    /// <param name="code">Short code of the call's language, such as <c>fr-FR</c>; it may have no table.</param>
    public static IEnumerable<SpokenLanguage> From(string code) => All.OrderBy(language => language.IsOf(code) ? 0 : 1);
}
