using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Knowledge.Remembered;

/// <summary>Searches of the index, each made once at a time and then remembered by its words and the version of the index, for as long as <c>ai_search.cache_sec</c>.</summary>
internal sealed class RememberedSearches(IKnowledgeIndex index, HybridCache cache, IOptions<AiSearchOptions> options)
{
    private readonly HybridCacheEntryOptions remember = new() { Expiration = options.Value.Cache };
    private readonly HybridCacheEntryOptions onlyRecall = new() { Expiration = options.Value.Cache, Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    /// <summary>The documents for a query, remembered or looked up now. A search that others wait for too goes on when one of them leaves.</summary>
    /// <exception cref="KnowledgeException">Nothing can be looked up now.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<KnowledgeDocument>> FindAsync(string query, CancellationToken cancellationToken)
    {
        var key = KeyOf(query);
        var found = await cache.GetOrCreateAsync(
            key,
            OnBehalf.Of(token => index.SearchAsync(query, token)),
            static async (search, token) => new FoundDocuments(await search(token)),
            remember,
            tags: null,
            cancellationToken);
        if (found.Documents is { } documents)
            return documents;
        documents = await index.SearchAsync(query, cancellationToken);
        await cache.SetAsync(key, new FoundDocuments(documents), remember, tags: null, cancellationToken);
        return documents;
    }

    /// <summary>The documents for a query as far as they are remembered; null where they are not, and nothing is looked up.</summary>
    /// <exception cref="KnowledgeException">The version of the index cannot be told.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<KnowledgeDocument>?> RecallAsync(string query, CancellationToken cancellationToken)
    {
        var found = await cache.GetOrCreateAsync<FoundDocuments?>(KeyOf(query), static _ => default, onlyRecall, tags: null, cancellationToken);
        return found?.Documents;
    }

    private string KeyOf(string query) => MemoryKey.Of("documents", index.Version, query.Trim().ToLowerInvariant());
}
