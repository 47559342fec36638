using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CallCenter.Platform.Persistence;

/// <summary>How Entity Framework sees that a value kept as JSON has changed. It looks twice at each save, so it must not cost a serialization.</summary>
internal static class StoredComparers
{
    /// <summary>Never changed in place: another value is another object.</summary>
    public static ValueComparer<T> Whole<T>()
        where T : class? => new(
        (left, right) => ReferenceEquals(left, right),
        value => RuntimeHelpers.GetHashCode(value),
        value => value);

    /// <summary>Entries come, go and are replaced, but do not change themselves.</summary>
    public static ValueComparer<List<T>> Entries<T>()
        where T : class => new(
        (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)),
        value => value.Count,
        value => value.ToList());

    /// <summary>Facts by name.</summary>
    public static ValueComparer<Dictionary<string, string>> Facts() => new(
        (left, right) => ReferenceEquals(left, right) || (left != null && right != null && AreSame(left, right)),
        value => value.Count,
        value => new Dictionary<string, string>(value, value.Comparer));

    // In their order too: it is that of the telling, and is kept.
    private static bool AreSame(Dictionary<string, string> left, Dictionary<string, string> right) => left.SequenceEqual(right);
}
