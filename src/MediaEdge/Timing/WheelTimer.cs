namespace CallCenter.MediaEdge.Timing;

/// <summary>A timer on a <see cref="TimerWheel"/>: a link in the list of a slot, which the wheel alone changes.</summary>
internal sealed class WheelTimer(TimerWheel wheel, TimerCallback callback, object? state) : ITimer, IThreadPoolWorkItem
{
    /// <summary>The slot in which it is due, counted from when the wheel began to turn.</summary>
    public long DueSlot { get; set; }

    /// <summary>Slots until it is due again; 0 for once.</summary>
    public long PeriodSlots { get; set; }

    /// <summary>Whether it hangs on the wheel.</summary>
    public bool IsSet { get; set; }

    /// <summary>Whether it was disposed of, and cannot be set any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The one before it in its slot.</summary>
    public WheelTimer? Previous { get; set; }

    /// <summary>The one behind it in its slot.</summary>
    public WheelTimer? Next { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        wheel.Change(this, dueTime, period);
        return !IsOver;
    }

    /// <inheritdoc/>
    public void Execute() => callback(state);

    /// <inheritdoc/>
    public void Dispose()
    {
        IsOver = true;
        wheel.Change(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
