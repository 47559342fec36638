using System.Collections.Concurrent;

namespace CallCenter.Faults.Injection;

/// <summary>
/// Crashes once at every point of a list, at the first passing that comes when the product has been up for a while: calls must get
/// somewhere between two crashes, or they are given up, rightly, and never come to their later points.
/// </summary>
/// <param name="points">Where to crash.</param>
/// <param name="apart">Least real time between two crashes.</param>
/// <param name="time">Clock.</param>
internal sealed class EachPointOnce(IEnumerable<string> points, TimeSpan apart, TimeProvider time) : IFaultPlan
{
    /// <summary>Short enough for about one crash a second, long enough for many calls to come through with a few of them.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentDictionary<string, bool> open = new(points.Select(point => KeyValuePair.Create(point, true)), StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long last = time.GetTimestamp();
    private bool calm;

    /// <summary>Points not crashed at yet.</summary>
    public IReadOnlyCollection<string> Left => [.. open.Keys.Order(StringComparer.Ordinal)];

    public bool IsDone => open.IsEmpty;

    public bool CrashesAt(string point, int passing)
    {
        if (!open.ContainsKey(point))
            return false;
        lock (gate)
        {
            if (calm || time.GetElapsedTime(last) < apart || !open.TryRemove(point, out _))
                return false;
            last = time.GetTimestamp();
            return true;
        }
    }

    public Mishap MishapAt(string point, int passing) => Mishap.None;

    public void Calm()
    {
        lock (gate)
            calm = true;
    }
}
