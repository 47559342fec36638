namespace CallCenter.Assistant.Tests;

/// <summary>A clock that stands still: no wait is ever over by itself, only when the test says so.</summary>
internal sealed class StillTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<Wait> waits = [];
    private bool expireNext;

    /// <summary>Which waits are over as soon as they begin, by their length.</summary>
    public Func<TimeSpan, bool> ExpiresAtOnce { get; set; } = _ => false;

    /// <summary>What the clock shows; moving it ends no wait.</summary>
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(this, () => callback(state));
        wait.Change(dueTime, period);
        return wait;
    }

    /// <summary>Whoever waits now is told that the time is over; where nobody does, whoever waits next.</summary>
    public void Expire()
    {
        List<Wait> expired;
        lock (guard)
        {
            expired = [.. waits];
            waits.Clear();
            expireNext = expired.Count == 0;
        }

        expired.ForEach(wait => wait.End());
    }

    private void Begin(Wait wait, TimeSpan length)
    {
        lock (guard)
        {
            waits.Remove(wait);
            if (length == Timeout.InfiniteTimeSpan)
                return;
            if (!expireNext && !ExpiresAtOnce(length))
            {
                waits.Add(wait);
                return;
            }

            expireNext = false;
        }

        wait.End();
    }

    private sealed class Wait(StillTime time, Action end) : ITimer
    {
        public void End() => ThreadPool.QueueUserWorkItem(_ => end());

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Begin(this, dueTime);
            return true;
        }

        public void Dispose() => time.Begin(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
