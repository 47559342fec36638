using CallCenter.Assistant.Knowledge.AzureSearch;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Adds what can be looked up.</summary>
public static class KnowledgeRegistration
{
    // What the service is called in the readiness report.
    private const string SearchService = "ai_search";

    /// <summary>Registers <see cref="KnowledgeLibrary"/> and <see cref="LocalKnowledge"/>. Needs a <see cref="HybridCache"/>.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => DataFolder.Of(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<IHybridCacheSerializer<FoundDocuments>, FoundDocumentsSerializer>();
        services.TryAddSingleton<RememberedVectors>();
        services.TryAddSingleton<RememberedSearches>();
        services.TryAddSingleton<Embedder>();
        services.TryAddSingleton(provider => new LocalKnowledge(
            new KnowledgeFile(provider.GetRequiredService<DataFolder>()),
            provider.GetRequiredService<Embedder>(),
            provider.GetRequiredService<IOptions<AiSearchOptions>>().Value));
        services.AddServiceRow(SearchService, provider => provider.GetRequiredService<IOptions<AiSearchOptions>>().Value.Endpoint is not null);
        services.TryAddSingleton<IKnowledgeIndex>(provider => provider.GetRequiredService<IOptions<AiSearchOptions>>().Value is { Endpoint: not null } search
            ? new TracedIndex(
                new WatchedIndex(
                    new AzureSearchIndex(
                        search,
                        provider.GetRequiredService<Embedder>(),
                        provider.GetRequiredService<TimeProvider>(),
                        provider.GetRequiredService<ILogger<AzureSearchIndex>>()),
                    provider.GetRequiredKeyedService<LastOutcome>(SearchService)),
                search.Index)
            : new TracedIndex(provider.GetRequiredService<LocalKnowledge>(), "local"));
        services.TryAddSingleton(provider => new KnowledgeLibrary(
            provider.GetRequiredService<IKnowledgeIndex>(),
            provider.GetRequiredService<RememberedSearches>(),
            provider.GetRequiredService<IOptions<AiSearchOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KnowledgeLibrary>>()));
        return services;
    }
}
