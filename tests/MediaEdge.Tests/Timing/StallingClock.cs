namespace CallCenter.MediaEdge.Tests.Timing;

/// <summary>A clock whose timers fire when the test wants: what a process sees that gets no processor in time.</summary>
internal sealed class StallingClock : TimeProvider
{
    private Action _tick = () => { };
    private long _now;

    /// <summary>Whether a timer was set and not taken off.</summary>
    public bool IsSet { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _tick = () => callback(state);
        return new StalledTimer(this);
    }

    /// <summary>Time passes, and no timer fires.</summary>
    public void Pass(TimeSpan time) => _now += time.Ticks;

    /// <summary>The timer fires.</summary>
    public void Tick() => _tick();

    private sealed class StalledTimer(StallingClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.IsSet = dueTime >= TimeSpan.Zero;

        public void Dispose() => clock.IsSet = false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
