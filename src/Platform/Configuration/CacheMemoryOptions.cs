using System.ComponentModel.DataAnnotations;

namespace CallCenter.Platform.Configuration;

/// <summary>What one process keeps in memory (<c>cache.memory</c>).</summary>
public sealed class CacheMemoryOptions
{
    private const long EntryBytes = 16 * 1024;

    /// <summary>The most entries that are kept, of 16 KiB each; of smaller ones, as results of a search mostly are, so many more.</summary>
    /// <value>10 to 1,000,000, default 1,024.</value>
    [Range(10, 1_000_000)]
    public int MaxSize { get; set; } = 1_024;

    internal long Bytes => MaxSize * EntryBytes;
}
