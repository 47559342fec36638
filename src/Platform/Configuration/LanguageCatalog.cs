using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration;

/// <summary>All configured languages.</summary>
public sealed class LanguageCatalog
{
    /// <summary>Creates the catalog from the configuration.</summary>
    public LanguageCatalog(IOptions<ConversationOptions> conversation)
    {
        var lang = conversation.Value.Lang;
        All = [.. lang.Availables.Select(entry => new Language(entry.ShortCode, entry.PronunciationsEn, entry.Voice, entry.CustomVoiceEndpointId, entry.OpenAIVoice))];
        Default = TryGet(lang.DefaultShortCode, out var language) ? language : All[0];
    }

    /// <summary>The languages in configured order, which is the order of the language menu.</summary>
    public IReadOnlyList<Language> All { get; }

    /// <summary>Language spoken until the caller chooses another.</summary>
    public Language Default { get; }

    /// <summary>Finds a language by its short code, in any case of letters; false where it is not configured.</summary>
    public bool TryGet(string? shortCode, [NotNullWhen(true)] out Language? language)
    {
        language = All.FirstOrDefault(candidate => string.Equals(candidate.ShortCode, shortCode, StringComparison.OrdinalIgnoreCase));
        return language is not null;
    }
}
