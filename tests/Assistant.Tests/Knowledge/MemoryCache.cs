using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>The memory of one process of a test.</summary>
internal static class MemoryCache
{
    /// <summary>An empty one, with what it shares with other processes behind it where that is given.</summary>
    public static HybridCache New(IDistributedCache? shared = null)
    {
        var services = new ServiceCollection();
        services.AddHybridCache().AddSerializer<FoundDocuments, FoundDocumentsSerializer>();
        if (shared is not null)
            services.AddSingleton(shared);
        return services.BuildServiceProvider().GetRequiredService<HybridCache>();
    }

    /// <summary>The embedding model of these settings, with such a memory.</summary>
    public static Embedder EmbedderOf(AiSearchOptions settings, IDistributedCache? shared = null) => new(
        Options.Create(settings),
        Options.Create(new LlmOptions()),
        new RememberedVectors(New(shared), Options.Create(settings)),
        NullLogger<Embedder>.Instance);
}
