using System.Collections.Concurrent;

namespace CallCenter.Faults.Injection;

/// <summary>How often each fault point was passed in a run, over all lives of the product.</summary>
internal sealed class Crossings
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>All points that were passed.</summary>
    public IReadOnlyCollection<string> Points => [.. counts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Counts one passing.</summary>
    /// <returns>Which one it was, from 1.</returns>
    public int Count(string point) => counts.AddOrUpdate(point, 1, (_, count) => count + 1);
}
