using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Knowledge.Remembered;

/// <summary>Vectors of queries, remembered by their words and the model, so that a search in a changed index need not ask the model again.</summary>
internal sealed class RememberedVectors(HybridCache cache, IOptions<AiSearchOptions> options)
{
    private readonly HybridCacheEntryOptions remember = new() { Expiration = options.Value.Cache };

    /// <summary>The vector of a query, remembered or made now.</summary>
    /// <param name="kind">What vectors can be compared with each other.</param>
    /// <param name="query">The query.</param>
    /// <param name="make">Makes the vector; what it throws is thrown on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReadOnlyMemory<float>> OfAsync(
        string kind, string query, Func<CancellationToken, Task<ReadOnlyMemory<float>>> make, CancellationToken cancellationToken)
    {
        var key = MemoryKey.Of("vector", kind, query);
        var bytes = await cache.GetOrCreateAsync(
            key, OnBehalf.Of(make), static async (make, token) => VectorTable.Bytes((await make(token)).Span), remember, tags: null, cancellationToken);
        if (VectorIn(bytes) is { } remembered)
            return remembered;
        var made = await make(cancellationToken);
        await cache.SetAsync(key, VectorTable.Bytes(made.Span), remember, tags: null, cancellationToken);
        return made;
    }

    // Others can write to a shared cache too, and a vector of another length than the index has would make every search fail.
    private float[]? VectorIn(byte[]? bytes)
    {
        if (bytes is not { Length: > 0 } || bytes.Length % sizeof(float) != 0)
            return null;
        var vector = VectorTable.Floats(bytes);
        return vector.Length == (options.Value.EmbeddingDimensions ?? vector.Length) && Array.TrueForAll(vector, float.IsFinite) ? vector : null;
    }
}
