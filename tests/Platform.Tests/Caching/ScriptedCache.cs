using Microsoft.Extensions.Caching.Distributed;

namespace CallCenter.Platform.Tests.Caching;

/// <summary>A server that answers as the test says, and counts how often it is asked.</summary>
internal sealed class ScriptedCache : IDistributedCache
{
    public Func<Task<byte[]?>> Answer { get; set; } = () => Task.FromResult<byte[]?>(null);

    public int Asked { get; private set; }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        Asked++;
        return Answer();
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => GetAsync(key, token);

    public Task RefreshAsync(string key, CancellationToken token = default) => GetAsync(key, token);

    public Task RemoveAsync(string key, CancellationToken token = default) => GetAsync(key, token);

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();
}
