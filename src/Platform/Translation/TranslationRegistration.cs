using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Translation;

/// <summary>Has the spoken texts translated.</summary>
internal static class TranslationRegistration
{
    private const string CacheFile = "translations.json";

    /// <summary>Adds it: with Azure AI Translator where that is configured, else with the translator that a module has registered, if any.</summary>
    public static IHostApplicationBuilder AddPromptTranslation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService(provider => new PromptTranslation(
            provider.GetRequiredService<SpokenPrompts>(),
            provider.GetRequiredService<LanguageCatalog>(),
            provider.GetRequiredService<IOptions<AiTranslationOptions>>().Value is { Endpoint: not null } azure ? new AzureTranslator(azure) : provider.GetService<ITextTranslator>(),
            () => new TranslationCache(provider.GetRequiredService<DataFolder>().PathOf(CacheFile)),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptTranslation>>()));
        return builder;
    }
}
