using System.Globalization;

namespace CallCenter.Simulator.Runs;

/// <summary>
/// Hands out numbers nobody had before, across restarts too: country code 999 (assigned to nobody) and the milliseconds since 2020, moved on where several fall into one.
/// </summary>
internal sealed class NumberPlan(TimeProvider time)
{
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _last;

    /// <summary>A fresh number, E.164.</summary>
    public string Next()
    {
        long last, next;
        do
        {
            last = Interlocked.Read(ref _last);
            next = Math.Max(last + 1, (long)(time.GetUtcNow() - Epoch).TotalMilliseconds);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);
        return string.Create(CultureInfo.InvariantCulture, $"+999{next:D12}");
    }
}
