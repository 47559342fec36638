namespace CallCenter.MediaEdge.Timing;

/// <summary>
/// The clock of an edge: all timers of its calls hang on one wheel that one tick of the system turns, in slots of 20 ms (a hashed timing wheel,
/// Varghese and Lauck 1987). Setting a timer and taking it off cost the same however many there are. A timer fires up to two slots late and
/// never early. Nothing ticks while no timer is set.
/// </summary>
/// <remarks>A callback runs on the thread of the tick when it is the only one that is due, else on one of the pool; without the context of whoever set it.</remarks>
internal sealed class TimerWheel : TimeProvider, IDisposable
{
    /// <summary>From one tick to the next.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(20);

    // One turn of the wheel is ten seconds; a timer that is set for longer stays for more turns.
    private const int Slots = 512;

    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly WheelTimer?[] _slots = new WheelTimer?[Slots];
    private readonly ITimer _tick;
    private long _began;
    private long _position;
    private int _set;
    private long _lag;
    private long _nextTick = long.MaxValue;

    /// <summary>A wheel that stands still until a timer is set.</summary>
    public TimerWheel(TimeProvider clock)
    {
        _clock = clock;
        _tick = clock.CreateTimer(static wheel => ((TimerWheel)wheel!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => _clock.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _clock.LocalTimeZone;

    /// <summary>
    /// How late the process ran its last tick, or is with the next one: whatever else waits for a processor or a thread waits about as long.
    /// Zero while nothing ticks.
    /// </summary>
    public TimeSpan Lag
    {
        get
        {
            var now = _clock.GetTimestamp();
            var overdue = now - Math.Min(now, Volatile.Read(ref _nextTick));
            return _clock.GetElapsedTime(0, Math.Max(overdue, Volatile.Read(ref _lag)));
        }
    }

    /// <summary>Timers that are set.</summary>
    public int Set
    {
        get
        {
            lock (_gate)
                return _set;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => _clock.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WheelTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public void Dispose() => _tick.Dispose();

    /// <summary>Sets a timer anew, or takes it off.</summary>
    internal void Change(WheelTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            Remove(timer);
            if (timer.IsOver || dueTime < TimeSpan.Zero)
                return;
            if (_nextTick == long.MaxValue)
                Start();
            timer.PeriodSlots = period > TimeSpan.Zero ? SlotsIn(period) : 0;
            Add(timer, SlotsIn(_clock.GetElapsedTime(_began) + dueTime));
        }
    }

    private static long SlotsIn(TimeSpan span) => (span.Ticks + Slot.Ticks - 1) / Slot.Ticks;

    private long SlotFrequency => (long)(Slot.TotalSeconds * TimestampFrequency);

    private void Start()
    {
        (_began, _position) = (_clock.GetTimestamp(), 0);
        Volatile.Write(ref _nextTick, _began + SlotFrequency);
        _tick.Change(Slot, Slot);
    }

    private void Stop()
    {
        Volatile.Write(ref _nextTick, long.MaxValue);
        Volatile.Write(ref _lag, 0);
        _tick.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        WheelTimer? last = null;
        Note();
        while (TakeDue() is { } due)
        {
            if (last is not null)
                ThreadPool.UnsafeQueueUserWorkItem(last, preferLocal: false);
            last = due;
        }

        last?.Execute();
    }

    private void Note()
    {
        lock (_gate)
        {
            if (_nextTick == long.MaxValue)
                return; // It was stopped while it was about to tick.
            var now = _clock.GetTimestamp();
            Volatile.Write(ref _lag, Math.Max(0, now - _nextTick));
            Volatile.Write(ref _nextTick, now + SlotFrequency);
        }
    }

    // One at a time: as soon as the gate is open, whoever owns a timer may set it anew.
    private WheelTimer? TakeDue()
    {
        lock (_gate)
        {
            for (var now = _clock.GetElapsedTime(_began).Ticks / Slot.Ticks; _position < now; _position++)
            {
                if (DueAt(_position + 1) is not { } due)
                    continue;
                Remove(due);
                if (due.PeriodSlots > 0)
                    Add(due, due.DueSlot + due.PeriodSlots);
                return due;
            }

            if (_set == 0 && _nextTick != long.MaxValue)
                Stop();
            return null;
        }
    }

    private WheelTimer? DueAt(long slot)
    {
        var timer = _slots[slot % Slots];
        while (timer is not null && timer.DueSlot > slot)
            timer = timer.Next;
        return timer;
    }

    private void Add(WheelTimer timer, long dueSlot)
    {
        timer.DueSlot = Math.Max(dueSlot, _position + 1);
        ref var first = ref _slots[timer.DueSlot % Slots];
        (timer.Previous, timer.Next) = (null, first);
        if (first is not null)
            first.Previous = timer;
        first = timer;
        timer.IsSet = true;
        _set++;
    }

    private void Remove(WheelTimer timer)
    {
        if (!timer.IsSet)
            return;
        if (timer.Previous is { } previous)
            previous.Next = timer.Next;
        else
            _slots[timer.DueSlot % Slots] = timer.Next;
        if (timer.Next is { } next)
            next.Previous = timer.Previous;
        (timer.Previous, timer.Next, timer.IsSet) = (null, null, false);
        _set--;
    }
}
