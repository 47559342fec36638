using CallCenter.Assistant.Knowledge.AzureSearch;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Knowledge;

/// <summary>Adds what can be looked up.</summary>
public static class KnowledgeRegistration
{
    /// <summary>Registers <see cref="KnowledgeLibrary"/> and <see cref="LocalKnowledge"/>. Where no <see cref="IDistributedCache"/> is registered, results are remembered in memory.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddDistributedMemoryCache();
        services.TryAddSingleton(provider => DataFolder.Of(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<Embedder>();
        services.TryAddSingleton(provider => new LocalKnowledge(
            new KnowledgeFile(provider.GetRequiredService<DataFolder>().PathOf(KnowledgeFile.Name)),
            provider.GetRequiredService<Embedder>(),
            provider.GetRequiredService<IOptions<AiSearchOptions>>().Value));
        services.TryAddSingleton<IKnowledgeIndex>(provider => provider.GetRequiredService<IOptions<AiSearchOptions>>().Value is { Endpoint: not null } search
            ? new AzureSearchIndex(
                search,
                provider.GetRequiredService<Embedder>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<AzureSearchIndex>>())
            : provider.GetRequiredService<LocalKnowledge>());
        services.TryAddSingleton(provider => new KnowledgeLibrary(
            provider.GetRequiredService<IKnowledgeIndex>(),
            provider.GetRequiredService<IDistributedCache>(),
            provider.GetRequiredService<IOptions<AiSearchOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KnowledgeLibrary>>()));
        return services;
    }
}
