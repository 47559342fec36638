using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Caching.Distributed;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>Stands for a server that several processes share, and lets a test write to it as others can.</summary>
internal sealed class SharedMemory : IDistributedCache
{
    private readonly ConcurrentDictionary<string, byte[]> entries = new(StringComparer.Ordinal);
    private readonly Channel<string> written = Channel.CreateUnbounded<string>();

    public IReadOnlyDictionary<string, byte[]> Entries => entries;

    /// <summary>Waits for the next value to be written, which is done after it was given to whoever asked, and returns its key.</summary>
    public async Task<string> WrittenAsync() => await written.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Puts something else in the place of a value, in an envelope that is right.</summary>
    public async Task PoisonAsync(string key, byte[] value)
    {
        await MemoryCache.New(this).SetAsync(key, value, cancellationToken: TestContext.Current.CancellationToken);
        await WrittenAsync();
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(entries.GetValueOrDefault(key));

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        entries[key] = value;
        written.Writer.TryWrite(key);
        return Task.CompletedTask;
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        entries.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();
}
