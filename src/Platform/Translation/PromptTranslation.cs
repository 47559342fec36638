using CallCenter.Platform.Configuration;
using CallCenter.Platform.Configuration.Prompts;
using CallCenter.Platform.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Translation;

/// <summary>
/// Translates the spoken texts into the configured languages that have none of their own, once, beside the calls: until it is done, and
/// where it cannot be done, such a language hears English, or instead of texts on trial the usual ones. A translation that lost or made up a placeholder is not spoken.
/// </summary>
internal sealed partial class PromptTranslation(
    SpokenPrompts prompts,
    LanguageCatalog languages,
    ITextTranslator? translator,
    Func<TranslationCache> openCache,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PromptTranslation> logger) : BackgroundService
{
    private const string Source = PromptTexts.Fallback;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = languages.All.Select(language => language.ShortCode).Where(language => prompts.Untranslated(language).Count > 0).ToList();
        if (translator is null || waiting.Count == 0)
            return;
        var cache = openCache();
        waiting.RemoveAll(language => Supplement(language, prompts.Untranslated(language), cache));
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            for (var pause = FirstPause; waiting.Count > 0; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                foreach (var language in waiting.ToList())
                {
                    if (await TranslateAsync(translator, language, cache, stoppingToken))
                        waiting.Remove(language);
                }

                if (waiting.Count > 0)
                    await Task.Delay(pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task<bool> TranslateAsync(ITextTranslator by, string language, TranslationCache cache, CancellationToken cancellationToken)
    {
        var untranslated = prompts.Untranslated(language);
        try
        {
            List<string> texts = [.. untranslated.SelectMany(prompt => prompt.Variants).Distinct(StringComparer.Ordinal).Where(text => cache.Find(text, Source, language) is null)];
            if (texts.Count > 0)
                cache.Add(texts, await by.TranslateAsync(texts, Source, language, cancellationToken), Source, language);
        }
        catch (TranslationException failure)
        {
            LogFailed(logger, language, failure.Message);
            return false;
        }

        Supplement(language, untranslated, cache);
        LogTranslated(logger, language);
        return true;
    }

    // Whether every text is there now.
    private bool Supplement(string language, IReadOnlyList<UntranslatedPrompt> untranslated, TranslationCache cache)
    {
        var complete = true;
        foreach (var prompt in untranslated)
        {
            var translations = prompt.Variants.Select(text => (Text: text, Translation: cache.Find(text, Source, language))).ToList();
            complete &= translations.TrueForAll(one => one.Translation is not null);
            List<string> usable = [.. translations.Where(one => one.Translation is { Length: > 0 } && PromptTemplate.HaveSamePlaceholders(one.Text, one.Translation)).Select(one => one.Translation!)];
            if (usable.Count > 0)
                prompts.Supplement(prompt, language, usable);
        }

        return complete;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Spoken texts could not be translated to {Language} ({Reason}); it hears English, and it is tried again")]
    private static partial void LogFailed(ILogger logger, string language, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Spoken texts are translated to {Language}")]
    private static partial void LogTranslated(ILogger logger, string language);
}
