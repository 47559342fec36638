using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Languages that are spoken, as configured (<c>conversation.initiate.lang</c>).</summary>
public sealed class LanguageOptions : ICheckedSettings
{
    /// <summary>Language spoken until the caller chooses another; one of <see cref="Availables"/>.</summary>
    /// <value>Default <c>fr-FR</c>; the first language where that one is not configured.</value>
    public string DefaultShortCode { get; set; } = FrenchShortCode;

    /// <summary>The languages; more than one brings a menu at the start of a call.</summary>
    /// <value>Default French, English, Spanish, Chinese; at least one.</value>
    public List<LanguageEntryOptions> Availables { get; set; } =
    [
        new() { ShortCode = FrenchShortCode, PronunciationsEn = ["French", "FR", "France"], Voice = "fr-FR-VivienneMultilingualNeural" },
        new() { ShortCode = "en-US", PronunciationsEn = ["English", "EN", "United States"], Voice = "en-US-ShimmerTurboMultilingualNeural" },
        new() { ShortCode = "es-ES", PronunciationsEn = ["Spanish", "ES", "Spain"], Voice = "es-ES-ArabellaMultilingualNeural" },
        new() { ShortCode = "zh-CN", PronunciationsEn = ["Chinese", "ZH", "China"], Voice = "zh-CN-XiaoyuMultilingualNeural" },
    ];

    private const string FrenchShortCode = "fr-FR";

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Availables.Count is 0 or > 9)
            report("availables", "expected one to nine languages, as many as a telephone has digits to choose them by");
        for (var i = 0; i < Availables.Count; i++)
        {
            if (Availables[i].ShortCode is { Length: > 0 } code && !LanguageCode.IsOne(code))
                report($"availables:{i}:short_code", $"'{code}' will not do, expected {LanguageCode.Expected}");
        }

        foreach (var twice in Availables.GroupBy(entry => entry.ShortCode, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            report("availables", $"'{twice.Key}' is there twice, expected every language once");
        if (Availables.Count == 0 || Availables.Exists(entry => string.Equals(entry.ShortCode, DefaultShortCode, StringComparison.OrdinalIgnoreCase)))
            return;
        if (string.Equals(DefaultShortCode, FrenchShortCode, StringComparison.Ordinal))
            DefaultShortCode = Availables[0].ShortCode;
        else
            report("default_short_code", $"'{DefaultShortCode}' is not among the languages, expected one of {string.Join(", ", Availables.Select(entry => entry.ShortCode))}");
    }
}
