using System.Runtime.InteropServices;

namespace CallCenter.Assistant.Knowledge;

/// <summary>
/// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): lists that were ranked by scores which cannot be compared become one; what
/// stands at rank r of a list of weight w gets w / (60 + r).
/// </summary>
internal static class RankFusion
{
    private const int Damping = 60;

    /// <summary>What the first of a list of weight 1 gets.</summary>
    public const double First = 1.0 / (Damping + 1);

    /// <summary>All items of the lists with their scores, best first; of equals, the one that was met first.</summary>
    public static List<(T Item, double Score)> Fuse<T, TKey>(IEnumerable<(IEnumerable<T> Ranked, double Weight)> lists, Func<T, TKey> key)
        where TKey : notnull
    {
        var scores = new Dictionary<TKey, (T Item, double Score, int Met)>();
        foreach (var (ranked, weight) in lists)
        {
            var rank = 0;
            foreach (var item in ranked)
            {
                rank++;
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(scores, key(item), out var known);
                if (!known)
                    entry = (item, 0, scores.Count);
                entry.Score += weight / (Damping + rank);
            }
        }

        return [.. scores.Values.OrderByDescending(entry => entry.Score).ThenBy(entry => entry.Met).Select(entry => (entry.Item, entry.Score))];
    }
}
