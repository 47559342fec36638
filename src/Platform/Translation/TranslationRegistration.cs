using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Telemetry;
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
        builder.Services.AddServiceRow(AzureTranslator.Service, provider => provider.GetRequiredService<IOptions<AiTranslationOptions>>().Value.Endpoint is not null);
        builder.Services.AddHostedService(provider => new PromptTranslation(
            provider.GetRequiredService<SpokenPrompts>(),
            provider.GetRequiredService<LanguageCatalog>(),
            provider.GetRequiredService<IOptions<AiTranslationOptions>>().Value is { Endpoint: not null } azure
                ? new AzureTranslator(azure, provider.GetRequiredService<CallCenterMetrics>(), provider.GetRequiredKeyedService<LastOutcome>(AzureTranslator.Service))
                : provider.GetService<ITextTranslator>(),
            () => new TranslationCache(provider.GetRequiredService<DataFolder>().PathOf(CacheFile)),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptTranslation>>()));
        return builder;
    }
}
